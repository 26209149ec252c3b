package dev.nnmaven.nn.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Thread pool for one task at a time, split into parts; the caller runs the first part.
 *
 * <p>Training hands over work ten thousand times per second and more, too often for the queue of an
 * executor. An idle thread spins for a while, since the next part mostly comes within microseconds,
 * and then parks, to leave the processor to others.
 */
public final class Workers implements AutoCloseable {

  /** A task that can be split. */
  @FunctionalInterface
  public interface Task {
    /** Runs one part, numbered from 0; parts run concurrently. */
    void run(int part, int parts);
  }

  /**
   * Spin time before a thread parks: about the wake-up time on a virtual machine, so that spinning
   * never costs much more than parking.
   */
  private static final long LOOK_NANOS = 100_000;

  private final class Helper extends Thread {
    private final int part;
    private volatile int roundToDo;
    private volatile boolean asleep;

    Helper(int part) {
      super("nn-worker-" + part);
      this.part = part;
      setDaemon(true);
    }

    @Override
    public void run() {
      int roundDone = 0;
      while (true) {
        awaitRoundAfter(roundDone);
        if (closed) {
          return;
        }
        roundDone = roundToDo;
        runPart(part);
        if (unfinished.decrementAndGet() == 0 && callerAsleep) {
          LockSupport.unpark(caller);
        }
      }
    }

    private void awaitRoundAfter(int roundDone) {
      long since = System.nanoTime();
      while (roundToDo == roundDone && !closed) {
        if (System.nanoTime() - since < LOOK_NANOS) {
          Thread.onSpinWait();
        } else {
          // Before the last look, so that the thread that hands over sees one or the other.
          asleep = true;
          if (roundToDo == roundDone && !closed) {
            LockSupport.park(Workers.this);
          }
          asleep = false;
        }
      }
    }

    void start(int round) {
      roundToDo = round;
      if (asleep) {
        LockSupport.unpark(this);
      }
    }
  }

  private final Helper[] helpers;
  private final AtomicInteger unfinished = new AtomicInteger();
  private int round;
  private Task task = (part, all) -> {};
  private int parts;
  private volatile Thread caller = Thread.currentThread();
  private volatile boolean callerAsleep;
  private volatile @Nullable Throwable failure;
  private int failedPart;
  private volatile boolean closed;

  /** Starts the threads; the caller counts as one. */
  public Workers(int threads) {
    helpers = new Helper[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper(i + 1);
      helpers[i].start();
    }
  }

  /** Number of threads, including the caller. */
  public int threads() {
    return helpers.length + 1;
  }

  /**
   * Runs a task in parts, at most one per thread, and returns when all are done. Only one thread
   * may call this, and not from within a task.
   *
   * @throws IllegalStateException if the threads are stopped
   * @throws RuntimeException or an Error that the first of the parts threw that failed, after all
   *     have ended
   */
  public void run(int wantedParts, Task newTask) {
    if (closed) {
      throw new IllegalStateException("the threads are stopped");
    }
    int count = Math.min(wantedParts, threads());
    if (count <= 1) {
      newTask.run(0, 1);
      return;
    }
    task = newTask;
    parts = count;
    failure = null;
    caller = Thread.currentThread();
    unfinished.set(count - 1);
    round++;
    for (int i = 0; i < count - 1; i++) {
      helpers[i].start(round);
    }
    runPart(0);
    awaitHelpers();
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) { // a checked one, which other languages than Java can throw
      throw new IllegalStateException("a part of a task failed", failure);
    }
  }

  private void runPart(int part) {
    try {
      task.run(part, parts);
    } catch (Throwable e) {
      keep(e, part);
    }
  }

  /** Keeps the failure of the first part that has one, whichever thread is the fastest. */
  private synchronized void keep(Throwable e, int part) {
    if (failure == null || part < failedPart) {
      failure = e;
      failedPart = part;
    }
  }

  private void awaitHelpers() {
    long since = System.nanoTime();
    while (unfinished.get() > 0) {
      if (System.nanoTime() - since < LOOK_NANOS) {
        Thread.onSpinWait();
      } else {
        callerAsleep = true;
        if (unfinished.get() > 0) {
          LockSupport.park(this);
        }
        callerAsleep = false;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}

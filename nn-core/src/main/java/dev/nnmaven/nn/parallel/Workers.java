package dev.nnmaven.nn.parallel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread pool for one task at a time, split into parts; the caller works, too. Whoever has ended a
 * part takes the next one, so that a thread that is slower, or that the system lets wait, gets
 * fewer.
 *
 * <p>Training hands over work ten thousand times per second and more, too often for the queue of an
 * executor. An idle thread spins for a while, since the next part mostly comes within microseconds,
 * and then parks, to leave the processor to others.
 */
public final class Workers implements AutoCloseable {

  /** A task in parts, which are begun in the order of their numbers and run concurrently. */
  @FunctionalInterface
  public interface Task {
    /** Runs one part, numbered from 0. */
    void run(int part, int parts);

    /** How many of the first parts have to be done before this one begins; at most its number. */
    default int needs(int part) {
      return 0;
    }
  }

  /**
   * Spin time before a thread parks: about the wake-up time on a virtual machine, so that spinning
   * never costs much more than parking. Where there are more threads than processors, one that
   * spins would keep another from working.
   */
  private static final long LOOK_NANOS = 100_000;

  /** One task, handed over. A thread that comes late finds no part left in it. */
  private final class Round {
    private final Task task;
    private final int parts;
    private final int threads; // the first of them may work on it
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicIntegerArray ended;
    private final AtomicInteger done = new AtomicInteger(); // so many of the first parts
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable Throwable failure;
    private int failedPart;

    Round(Task task, int parts, int threads) {
      this.task = task;
      this.parts = parts;
      this.threads = threads;
      this.ended = new AtomicIntegerArray(parts);
    }

    /** Runs parts until there are no more to begin. */
    void work() {
      for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
        await(task.needs(part));
        try {
          task.run(part, parts);
        } catch (Throwable e) {
          keep(e, part);
        }
        end(part);
      }
    }

    private void end(int part) {
      ended.set(part, 1);
      int first = done.get();
      while (first < parts && ended.get(first) == 1) {
        done.compareAndSet(first, first + 1);
        first = done.get();
      }
      if (!waiting.isEmpty()) {
        waiting.forEach(LockSupport::unpark);
      }
    }

    /** Waits until so many of the first parts are done. */
    void await(int needed) {
      if (done.get() < needed) {
        Thread self = Thread.currentThread();
        Workers.this.await(
            () -> done.get() >= needed,
            asleep -> {
              if (asleep) {
                waiting.add(self);
              } else {
                waiting.remove(self);
              }
            });
      }
    }

    /** Keeps the failure of the first part that has one, whichever thread is the fastest. */
    private synchronized void keep(Throwable e, int part) {
      if (failure == null || part < failedPart) {
        failure = e;
        failedPart = part;
      }
    }

    synchronized void throwFailure() {
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
  }

  private final class Helper extends Thread {
    private final int number;
    private volatile boolean asleep;

    Helper(int number) {
      super("nn-worker-" + number);
      this.number = number;
      setDaemon(true);
    }

    @Override
    public void run() {
      Round last = null;
      while (true) {
        Round done = last;
        Workers.this.await(() -> round != done || closed, parked -> asleep = parked);
        Round next = round;
        if (closed || next == null) {
          return;
        }
        if (number < next.threads) {
          next.work();
        }
        last = next;
      }
    }
  }

  private final Helper[] helpers;
  private final long lookNanos;
  private volatile @Nullable Round round;
  private volatile boolean closed;

  /** Starts the threads; the caller counts as one. */
  public Workers(int threads) {
    lookNanos = threads > Runtime.getRuntime().availableProcessors() ? 0 : LOOK_NANOS;
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

  /** Runs a task in parts on as many threads, as {@link #run(int, int, Task)}. */
  public void run(int parts, Task task) {
    run(parts, parts, task);
  }

  /**
   * Runs a task in parts, and returns when all are done. Only one thread may call this, and not
   * from within a task.
   *
   * @param most threads that may work on it, the caller included
   * @throws IllegalStateException if the threads are stopped
   * @throws RuntimeException or an Error that the first of the parts threw that failed, after all
   *     have ended; with one thread, at once
   */
  public void run(int most, int parts, Task task) {
    if (closed) {
      throw new IllegalStateException("the threads are stopped");
    }
    int threads = Math.min(Math.min(most, parts), threads());
    if (threads == 1) {
      for (int part = 0; part < parts; part++) {
        task.run(part, parts);
      }
      return;
    }
    Round begun = new Round(task, parts, threads);
    round = begun;
    for (int i = 0; i < threads - 1; i++) {
      if (helpers[i].asleep) {
        LockSupport.unpark(helpers[i]);
      }
    }
    begun.work();
    begun.await(parts);
    begun.throwFailure();
  }

  private void await(BooleanSupplier isOver, Consumer<Boolean> asleep) {
    long since = System.nanoTime();
    while (!isOver.getAsBoolean()) {
      if (System.nanoTime() - since < lookNanos) {
        Thread.onSpinWait();
      } else {
        asleep.accept(true); // before the last look, so that who wakes it sees one or the other
        if (!isOver.getAsBoolean()) {
          LockSupport.park(Workers.class);
        }
        asleep.accept(false);
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

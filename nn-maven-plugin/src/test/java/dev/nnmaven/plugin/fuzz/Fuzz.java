package dev.nnmaven.plugin.fuzz;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives damaged files to a reader for a while. It must take each or refuse it with the documented
 * exception, soon, and without taking much more memory than the file is long.
 *
 * @param what is read, for messages
 * @param mutator makes the files
 * @param refusal the exception that is allowed
 * @param memory the bytes that reading may allocate whatever the file
 * @param memoryPerByte and those for each byte of the file
 * @param mostCpuTime what reading a file may take of a processor
 */
record Fuzz(
    String what,
    Mutator mutator,
    Class<? extends IOException> refusal,
    long memory,
    long memoryPerByte,
    Duration mostCpuTime) {

  Fuzz(
      String what,
      Mutator mutator,
      Class<? extends IOException> refusal,
      long memory,
      long memoryPerByte) {
    this(what, mutator, refusal, memory, memoryPerByte, MOST_CPU_TIME);
  }

  /** Reads a file. */
  interface Reader {
    void read(byte[] file) throws Exception;
  }

  /** What became of the files. */
  record Counts(int taken, int refused) {}

  /** For all readers of files together, unless -Dfuzz.seconds says otherwise. */
  private static final double DEFAULT_SECONDS = Whole.includes("8 of 10 seconds") ? 10 : 2;

  private static final int READERS = 6;

  /** Even where the time is over sooner, on a machine with much else to do. */
  private static final int LEAST_FILES = 100;

  private static final Duration MOST_CPU_TIME = Duration.ofSeconds(3);
  private static final long MOST_SECONDS = 60;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** As long, and from the seed, as system properties say. */
  Counts run(Reader reader) {
    String seconds = System.getProperty("fuzz.seconds", "" + DEFAULT_SECONDS);
    Counts counts =
        run(reader, Long.getLong("fuzz.seed", 1), Double.parseDouble(seconds) / READERS);
    System.out.printf(
        Locale.ROOT, "fuzz %s: %d taken, %d refused%n", what, counts.taken(), counts.refused());
    return counts;
  }

  /** Tries the files of one seed after the other. */
  Counts run(Reader reader, long firstSeed, double seconds) {
    long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    long seed = firstSeed;
    int refused = 0;
    do {
      byte[] file = mutator.next(new Random(seed));
      refused += isRefused(reader, file, seed) ? 1 : 0;
      seed++;
    } while (System.nanoTime() < end || seed - firstSeed < LEAST_FILES);
    return new Counts((int) (seed - firstSeed) - refused, refused);
  }

  private boolean isRefused(Reader reader, byte[] file, long seed) {
    Attempt attempt = new Attempt(reader, file);
    attempt.start();
    String problem = attempt.problem(this);
    if (problem != null) {
      throw new AssertionError(
          "%s: %s; -Dfuzz.seed=%d repeats it, the file is %s"
              .formatted(what, problem, seed, kept(file, seed)),
          attempt.thrown);
    }
    return attempt.thrown != null;
  }

  private String kept(byte[] file, long seed) {
    Path path = Checkout.module("target/fuzz").resolve(what.replaceAll("\\W+", "-") + "-" + seed);
    try {
      Files.createDirectories(path.getParent());
      return Files.write(path, file).toString();
    } catch (IOException e) {
      return "not kept: " + e;
    }
  }

  /** One file being read, by a thread that can be left alone if it never comes back. */
  private static final class Attempt extends Thread {

    private final Reader reader;
    private final byte[] file;
    private final CountDownLatch done = new CountDownLatch(1);
    private Throwable thrown;
    private long allocated;

    Attempt(Reader reader, byte[] file) {
      this.reader = reader;
      this.file = file;
      setDaemon(true);
    }

    @Override
    public void run() {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        reader.read(file);
      } catch (Throwable e) { // errors are what is looked for
        thrown = e;
      }
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      done.countDown();
    }

    /** What is wrong, or null. */
    String problem(Fuzz fuzz) {
      if (!ends(fuzz.mostCpuTime)) {
        thrown = new IllegalStateException("still here");
        thrown.setStackTrace(getStackTrace());
        interrupt();
        return "reading does not end";
      }
      if (thrown != null && !fuzz.refusal.isInstance(thrown)) {
        return "threw " + thrown.getClass().getName();
      }
      if (thrown != null && thrown.getMessage() == null) {
        return "refused it without a message";
      }
      long most = fuzz.memory + fuzz.memoryPerByte * file.length;
      return allocated > most
          ? "allocated %,d bytes for a file of %,d, at most %,d are allowed"
              .formatted(allocated, file.length, most)
          : null;
    }

    /** Time is that of the processor: on a busy machine threads wait without being at fault. */
    private boolean ends(Duration mostCpuTime) {
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end) {
          if (done.await(mostCpuTime.toMillis() / 3, TimeUnit.MILLISECONDS)) {
            return true;
          }
          if (THREADS.getThreadCpuTime(getId()) > mostCpuTime.toNanos()) {
            return false;
          }
        }
        return false;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

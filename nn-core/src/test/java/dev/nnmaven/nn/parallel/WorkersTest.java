package dev.nnmaven.nn.parallel;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hang is a failure: nothing here takes longer than a moment. */
@Timeout(60)
class WorkersTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "2, 2", "4, 4", "4, 3", "4, 9", "9, 9"})
  void run_anyPartsAndThreads_doesEachPartOnce(int threads, int parts) {
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.threads()).isEqualTo(threads);
      for (int round = 0; round < 1000; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(parts);
        AtomicIntegerArray ofAll = new AtomicIntegerArray(parts);
        workers.run(
            parts,
            (part, all) -> {
              done.incrementAndGet(part);
              ofAll.set(part, all);
            });
        assertThat(done).hasToString(Collections.nCopies(parts, 1).toString());
        assertThat(ofAll).hasToString(Collections.nCopies(parts, parts).toString());
      }
    }
  }

  /** Plain arrays: what parts wrote is seen by the caller and by parts of the next round. */
  @Test
  void run_manyRounds_seesWhatWasWrittenBefore() {
    int threads = 3;
    long[] numbers = new long[threads];
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 1_000; round++) {
        long[] before = numbers.clone();
        workers.run(
            threads, (part, all) -> numbers[part] = before[(part + 1) % threads] + part + 1);
      }
    }
    long sum = numbers[0] + numbers[1] + numbers[2];
    assertThat(sum).isEqualTo(1_000L * 6);
  }

  @Test
  void run_afterThreadsFellAsleep_wakesThem() {
    try (Workers workers = new Workers(3)) {
      for (int round = 0; round < 20; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        LockSupport.parkNanos(3_000_000);
        workers.run(3, (part, all) -> done.incrementAndGet(part));
        assertThat(done).hasToString("[1, 1, 1]");
      }
    }
  }

  @Test
  void run_afterClose_isRefusedRatherThanNeverEnding() {
    Workers workers = new Workers(3);
    workers.close();
    assertRefused(
        IllegalStateException.class,
        () -> workers.run(3, (part, all) -> {}),
        "the threads are stopped");
  }

  /** As other languages than Java throw them. */
  @Test
  void run_partThrowsACheckedException_isNotSwallowed() {
    try (Workers workers = new Workers(3)) {
      assertThatThrownBy(
              () -> workers.run(3, (part, all) -> WorkersTest.<RuntimeException>sneak(part)))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void sneak(int part) throws E {
    if (part == 2) {
      throw (E) new IOException("of part 2");
    }
  }

  /** Would never end if a thread kept parts for itself. */
  @Test
  void run_onePartIsSlow_othersAreDoneMeanwhile() {
    try (Workers workers = new Workers(2)) {
      CountDownLatch others = new CountDownLatch(4);
      workers.run(
          5,
          (part, all) -> {
            if (part == 0) {
              waitFor(others);
            } else {
              others.countDown();
            }
          });
      assertThat(others.getCount()).isZero();
    }
  }

  /** Others would spin for work that is too little for them. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void run_onSomeOfTheThreads_leavesTheOthersAlone(int most) {
    try (Workers workers = new Workers(4)) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      for (int round = 0; round < 50; round++) {
        workers.run(
            most,
            20,
            (part, all) -> {
              threads.add(Thread.currentThread());
              LockSupport.parkNanos(1_000);
            });
      }
      assertThat(threads).hasSizeLessThanOrEqualTo(most).contains(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void run_partThrows_rethrowsAfterAllEndedAndGoesOn(int failing) {
    try (Workers workers = new Workers(3)) {
      for (Throwable thrown :
          new Throwable[] {new IllegalStateException("bug"), new StackOverflowError("deep")}) {
        AtomicIntegerArray done = new AtomicIntegerArray(3);
        assertThatThrownBy(
                () ->
                    workers.run(
                        3,
                        (part, all) -> {
                          if (part == failing) {
                            throwIt(thrown);
                          }
                          LockSupport.parkNanos(1_000_000);
                          done.incrementAndGet(part);
                        }))
            .isSameAs(thrown);
        assertThat(done.get(0) + done.get(1) + done.get(2)).isEqualTo(2);
      }
      AtomicIntegerArray done = new AtomicIntegerArray(3);
      workers.run(3, (part, all) -> done.incrementAndGet(part));
      assertThat(done).hasToString("[1, 1, 1]");
    }
  }

  /** What is said of many rows, several of them wrong, must not depend on the threads. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void run_severalPartsThrow_rethrowsThatOfTheFirst(boolean isFirstFast) {
    try (Workers workers = new Workers(3)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      3,
                      (part, all) -> {
                        LockSupport.parkNanos((isFirstFast ? part : 2 - part) * 30_000_000L);
                        throw new IllegalStateException("part " + part);
                      }))
          .hasMessage("part 0");
    }
  }

  private static void throwIt(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void close_sleepingThreads_endsThem() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    try (Workers workers = new Workers(2)) {
      workers.run(
          2,
          (part, all) -> {
            threads.add(Thread.currentThread());
            both.countDown();
            waitFor(both);
          });
    }
    threads.remove(Thread.currentThread());
    Thread helper = threads.iterator().next();
    assertThat(helper.isDaemon()).isTrue();
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> helper.join());
    assertThat(helper.isAlive()).isFalse();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

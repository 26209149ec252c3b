package dev.nnmaven.trainer.job;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.InterruptedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelRunnerTest {

  @Test
  void run_severalTasks_givesTheirResultsInOrder() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2); // two of them do run at once
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      tasks.add(
          () -> {
            both.await();
            return number;
          });
    }
    assertThat(ParallelRunner.run(tasks, 2)).isSorted().hasSize(20);
    assertThat(ParallelRunner.run(List.<Callable<Integer>>of(), 2)).isEmpty();
  }

  @Test
  void run_oneFails_leavesTheOthersOutAndThrowsThat() {
    AtomicInteger run = new AtomicInteger();
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(run::incrementAndGet);
    tasks.add(
        () -> {
          throw new ConfigurationException("no");
        });
    for (int i = 0; i < 100; i++) {
      tasks.add(run::incrementAndGet);
    }
    assertRefused(ConfigurationException.class, () -> ParallelRunner.run(tasks, 1), "no");
    assertThat(run).hasValue(1);
  }

  @Test
  void run_error_isThrownAsItIs() {
    OutOfMemoryError error = new OutOfMemoryError("heap");
    Callable<Integer> failing =
        () -> {
          throw error;
        };
    assertThatThrownBy(() -> ParallelRunner.run(List.of(failing), 3)).isSameAs(error);
  }

  @Test
  void run_interrupted_saysSoAndStaysInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    Callable<Integer> waiting =
        () -> {
          never.await();
          return 1;
        };
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> ParallelRunner.run(List.of(waiting), 1));
    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
  }

  /** Activations of the project's own are found by it. */
  @Test
  void run_tasks_haveTheCallersClassLoader() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
      Thread.currentThread().setContextClassLoader(own);
      List<Callable<ClassLoader>> tasks =
          List.of(() -> Thread.currentThread().getContextClassLoader());
      assertThat(ParallelRunner.run(tasks, 1)).containsExactly(own);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}

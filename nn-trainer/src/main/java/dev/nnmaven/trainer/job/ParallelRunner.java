package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks on several threads, and gives their results in the order of the tasks. */
public final class ParallelRunner {

  private ParallelRunner() {}

  /**
   * Runs all tasks. If one fails, those that have not begun are left out, and the first failure in
   * their order is thrown when the others have ended.
   *
   * @param most how many run at once
   * @throws IOException also if this thread is interrupted
   */
  public static <T> List<T> run(List<Callable<T>> tasks, int most)
      throws ConfigurationException, DatasetException, IOException {
    try {
      return run("nn-task", tasks, most, new AtomicBoolean());
    } catch (InterruptedException e) {
      throw (IOException) new InterruptedIOException("interrupted while tasks ran").initCause(e);
    } catch (ExecutionException e) {
      Throwable failure = e.getCause();
      if (failure instanceof ConfigurationException exception) {
        throw exception;
      }
      if (failure instanceof DatasetException exception) {
        throw exception;
      }
      throw failure instanceof IOException exception ? exception : new IOException(failure);
    }
  }

  /**
   * The same for networks that are trained, whose tasks declare no failure but a DatasetException.
   *
   * @param thread name of the threads, which do not keep the JVM, and find services as this does
   * @param stopped set when a task fails: those that have not begun are left out, and others may
   *     end with a {@link CancellationException}
   * @throws CancellationException if this thread is interrupted, and still is
   */
  static <T> List<T> train(String thread, List<Callable<T>> tasks, int most, AtomicBoolean stopped)
      throws DatasetException {
    try {
      return run(thread, tasks, most, stopped);
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted while networks were trained");
    } catch (ExecutionException e) {
      throw (DatasetException) e.getCause();
    }
  }

  /**
   * Runs all tasks.
   *
   * @throws ExecutionException the first checked failure in the order of the tasks, when all have
   *     ended; others are thrown as they are
   * @throws InterruptedException if this thread is interrupted, and still is
   */
  private static <T> List<T> run(
      String thread, List<Callable<T>> tasks, int most, AtomicBoolean stopped)
      throws InterruptedException, ExecutionException {
    ClassLoader services = Thread.currentThread().getContextClassLoader();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(most, tasks.size())),
            task -> {
              Thread one = new Thread(task, thread);
              one.setDaemon(true);
              one.setContextClassLoader(services);
              return one;
            });
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(pool.submit(() -> run(task, stopped)));
      }
      return results(futures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw e;
    } finally {
      stopped.set(true);
      pool.shutdown();
    }
  }

  private static <T> T run(Callable<T> task, AtomicBoolean stopped) throws Exception {
    if (stopped.get()) {
      throw new CancellationException("another task failed");
    }
    try {
      return task.call();
    } catch (Exception | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private static <T> List<T> results(List<Future<T>> futures)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    ExecutionException failure = null;
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        boolean isFirst = failure == null || failure.getCause() instanceof CancellationException;
        failure = isFirst ? e : failure;
      }
    }
    if (failure == null) {
      return results;
    }
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    if (failure.getCause() instanceof RuntimeException exception) {
      throw exception;
    }
    throw failure;
  }
}

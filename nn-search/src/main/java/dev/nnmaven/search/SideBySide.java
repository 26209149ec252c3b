package dev.nnmaven.search;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks on several threads, and gives their results in the order of the tasks. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Runs all tasks. If one fails, those that have not begun are left out, and the first failure in
   * the order of the tasks is thrown when the others have ended.
   *
   * @param most how many run at once
   * @throws IOException also if this thread is interrupted
   */
  public static <T> List<T> run(List<Callable<T>> tasks, int most)
      throws ConfigurationException, DatasetException, IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(1, Math.min(most, tasks.size())), threads());
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(pool.submit(() -> run(task, stopped)));
      }
      return results(futures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while trials ran").initCause(e);
    } finally {
      stopped.set(true);
      pool.shutdown();
    }
  }

  /** Threads that do not keep the JVM, and find services as this one does. */
  private static ThreadFactory threads() {
    ClassLoader services = Thread.currentThread().getContextClassLoader();
    return task -> {
      Thread thread = new Thread(task, "nn-trial");
      thread.setDaemon(true);
      thread.setContextClassLoader(services);
      return thread;
    };
  }

  /** Thrown in place of running a task after another one has failed. */
  private static final class LeftOutException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static <T> T run(Callable<T> task, AtomicBoolean stopped) throws Exception {
    if (stopped.get()) {
      throw new LeftOutException();
    }
    try {
      return task.call();
    } catch (Exception | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private static <T> List<T> results(List<Future<T>> futures)
      throws InterruptedException, ConfigurationException, DatasetException, IOException {
    List<T> results = new ArrayList<>();
    Throwable failure = null;
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        boolean isFirst = failure == null && !(e.getCause() instanceof LeftOutException);
        failure = isFirst ? e.getCause() : failure;
      }
    }
    if (failure != null) {
      rethrow(failure);
    }
    return results;
  }

  private static void rethrow(Throwable failure)
      throws ConfigurationException, DatasetException, IOException {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof ConfigurationException exception) {
      throw exception;
    }
    if (failure instanceof DatasetException exception) {
      throw exception;
    }
    throw failure instanceof IOException exception ? exception : new IOException(failure);
  }
}

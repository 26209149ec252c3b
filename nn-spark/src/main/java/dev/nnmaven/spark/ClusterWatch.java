package dev.nnmaven.spark;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.text.Formats;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;

/**
 * Knows which executors there are, reports those that come and go, and says when there is nothing
 * left to wait for.
 */
final class ClusterWatch extends SparkListener {

  private static final long SECOND = 1_000_000_000L;

  /** Time without an executor after which the log warns, and warns again. */
  private static final long PATIENCE = 30 * SECOND;

  /** Looks in a row without an answer of the master, after which it is lost. */
  private static final int LOOKS = 3;

  private final MasterAddress master;
  private final Lines lines;
  private final LongSupplier clock;
  private final Map<String, ExecutorInfo> running = new ConcurrentHashMap<>(); // by executor
  private final Map<String, String> logs = new ConcurrentHashMap<>(); // also of those that are gone
  private volatile boolean closing;
  private volatile long next;
  private int unanswered; // looks in a row

  /**
   * Creates the watch of a cluster without executors.
   *
   * @param clock time in nanoseconds
   */
  ClusterWatch(MasterAddress master, Lines lines, LongSupplier clock) {
    this.master = master;
    this.lines = lines;
    this.clock = clock;
    this.next = clock.getAsLong() + PATIENCE;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    ExecutorInfo info = event.executorInfo();
    String id = event.executorId();
    running.put(id, info);
    if (info.logUrlMap().contains("stderr")) {
      logs.put(id, info.logUrlMap().apply("stderr"));
    }
    lines.info(
        "executor  %s on %s, %s",
        SafeText.text(id),
        SafeText.text(info.executorHost()),
        Formats.count(info.totalCores(), "processor"));
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    ExecutorInfo lost = running.remove(event.executorId());
    next = clock.getAsLong() + PATIENCE;
    if (!closing && lost != null) {
      lines.warn(
          "Executor %s on %s is lost: %s. The trials that it trained are trained again, from where"
                  .formatted(
                      SafeText.text(event.executorId()),
                      SafeText.text(lost.executorHost()),
                      SafeText.text(event.reason().strip()))
              + " they were.");
    }
  }

  int processors() {
    return running.values().stream().mapToInt(ExecutorInfo::totalCores).sum();
  }

  /** Executors that end from now on are not lost. */
  void closes() {
    closing = true;
  }

  /** Where an executor is, and its log, as far as known: in a message, after {@code on}. */
  String place(String executor) {
    String log = logs.get(executor);
    ExecutorInfo info = running.get(executor);
    return "executor "
        + SafeText.text(executor)
        + (info == null ? "" : " (" + SafeText.text(info.executorHost()) + ")")
        + (log == null ? "" : ", whose log is " + SafeText.text(log));
  }

  /**
   * Looks at the cluster, and says what is missing.
   *
   * @return why there is nothing to wait for; empty while there is
   */
  Optional<String> look() {
    unanswered = master.problems().isEmpty() ? 0 : unanswered + 1;
    if (unanswered == LOOKS && !running.isEmpty()) {
      lines.warn(
          "Spark's master %s no longer answers. The other executors continue; lost ones are"
                  .formatted(name())
              + " not replaced.");
    }
    if (!running.isEmpty()) {
      return Optional.empty();
    }
    if (unanswered >= LOOKS) {
      return Optional.of(
          "the master %s does not answer, and no executor is left".formatted(name()));
    }
    if (clock.getAsLong() - next >= 0) {
      next = clock.getAsLong() + PATIENCE;
      lines.warn(
          "Spark has given no executor so far: the search waits. Are there workers with a free"
              + " processor and spark.executor.memory for each?");
    }
    return Optional.empty();
  }

  private String name() {
    return "spark://" + SafeText.text(String.join(",", master.hosts()));
  }
}

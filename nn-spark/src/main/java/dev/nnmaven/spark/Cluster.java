package dev.nnmaven.spark;

import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.fork.CommandLine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** A running application of Spark: its driver, which is this process, and executors. */
final class Cluster implements AutoCloseable {

  /** System property with the file of Spark's log, for log.properties. */
  private static final String LOG = "dev.nnmaven.spark.log";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String AUTHENTICATE = "spark.authenticate";
  private static final String EXECUTOR_ARGUMENTS = "spark.executor.extraJavaOptions";
  private static final int LOOK_SECONDS = 3;

  /** What Spark says of a task that has failed too often. */
  private static final Pattern LOST_TASK =
      Pattern.compile("\\(TID \\d+\\) \\(\\S+ executor (\\S+)\\)");

  private final JavaSparkContext spark;
  private final ClusterWatch watch;
  private final Path log;
  private final Path temporary;
  private final AtomicReference<@Nullable String> hopeless = new AtomicReference<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "nn-cluster");
            thread.setDaemon(true);
            return thread;
          });

  private Cluster(JavaSparkContext spark, ClusterWatch watch, Path log, Path temporary) {
    this.spark = spark;
    this.watch = watch;
    this.log = log;
    this.temporary = temporary;
  }

  /**
   * Starts the application.
   *
   * @param log file of Spark's log
   * @throws IOException if it cannot be started; the message says why
   */
  static Cluster start(SparkSettings settings, Path log, Lines lines) throws IOException {
    MasterAddress master = MasterAddress.of(settings.master());
    List<String> problems = master.problems();
    if (!problems.isEmpty()) {
      throw new IOException(
          "No master of Spark answers at %s: %s. Start it, or correct nn.spark.master"
              .formatted(settings.master(), String.join("; ", problems)));
    }
    Files.createDirectories(log.toAbsolutePath().getParent());
    System.setProperty(LOG, log.toString());
    Configurator.reconfigure(URI.create("classpath:dev/nnmaven/spark/log.properties"));
    Path temporary = Files.createTempDirectory("nn-spark-");
    // The data lies there, and an interruption closes nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(temporary)));
    try {
      List<Path> code =
          settings.isLocal()
              ? List.of()
              : ShippedCode.of(
                  Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                      .map(Path::of)
                      .toList(),
                  temporary);
      SparkConf conf = conf(settings, master, code);
      if (!conf.getBoolean(AUTHENTICATE, false)) {
        lines.warn(
            "Anyone who can reach the ports of this search can take part in it, and run code: %s is used"
                    .formatted(settings.master())
                + " without nn.spark.conf.spark.authenticate.secret (docs/spark.md, Trust).");
      }
      JavaSparkContext spark = new JavaSparkContext(conf);
      ClusterWatch watch = new ClusterWatch(master, lines, System::nanoTime);
      spark.sc().addSparkListener(watch);
      Cluster cluster = new Cluster(spark, watch, log, temporary);
      if (!settings.isLocal()) { // where this JVM is the executor, none can be missing
        cluster.looking.scheduleWithFixedDelay(
            cluster::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
      }
      return cluster;
    } catch (Exception e) { // Spark's are not declared
      Folders.delete(temporary);
      throw new IOException(
          "Spark could not be started with nn.spark.master=%s: %s. Its log is %s"
              .formatted(settings.master(), firstLine(e), log),
          e);
    }
  }

  /**
   * Properties of the application: what Spark has by default listens on all that this machine is
   * called, and trusts everything that connects.
   */
  static SparkConf conf(SparkSettings settings, MasterAddress master, List<Path> code) {
    SparkConf conf = new SparkConf().setMaster(settings.master()).setAppName("nn:search");
    conf.set("spark.ui.enabled", "false");
    settings.conf().forEach(conf::set);
    if (settings.isLocal() || master.isLoopback()) {
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    }
    // Of a standalone cluster only its owner can know the secret; others make one of their own.
    if (master.hosts().isEmpty() || conf.contains(AUTHENTICATE + ".secret")) {
      conf.setIfMissing(AUTHENTICATE, "true");
      conf.setIfMissing("spark.network.crypto.enabled", conf.get(AUTHENTICATE));
    }
    conf.set("spark.ui.showConsoleProgress", "false");
    // Beside code and arguments that the settings name.
    conf.set(
        EXECUTOR_ARGUMENTS,
        (conf.get(EXECUTOR_ARGUMENTS, "") + " " + String.join(" ", CommandLine.forKernels()))
            .strip());
    String jars =
        Stream.concat(
                Stream.of(conf.get("spark.jars", "")),
                code.stream().map(file -> file.toUri().toString()))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(","));
    return jars.isEmpty() ? conf : conf.set("spark.jars", jars);
  }

  /** Folder for files that are sent; the end takes it away. */
  Path temporary() {
    return temporary;
  }

  /** Has Spark bring a file to each executor. */
  void add(Path file) {
    spark.addFile(file.toUri().toString());
  }

  /**
   * Runs a task.
   *
   * @param run the trial, as JSON
   * @param checkpoint where it was; null if it begins
   * @throws IOException if it fails wherever Spark tries it, or the cluster is lost
   */
  TrialOutcome run(SharedSearch search, String run, byte @Nullable [] checkpoint, int threads)
      throws IOException {
    Broadcast<byte[]> from = null;
    try {
      // Not with the task, which has to be small.
      from = checkpoint == null ? null : spark.broadcast(checkpoint);
      return spark
          .parallelize(List.of(run), 1)
          .map(new TrialTask(search, from, threads))
          .collect()
          .get(0);
    } catch (Exception e) { // Spark's are not declared
      throw new IOException(why(e), e);
    } finally {
      if (from != null && !spark.sc().isStopped()) {
        from.destroy();
      }
    }
  }

  private String why(Exception e) {
    String lost = hopeless.get();
    if (lost != null) {
      return lost;
    }
    Matcher task = LOST_TASK.matcher(String.valueOf(e.getMessage()));
    String where = task.find() ? "; it was on " + watch.place(task.group(1)) : "";
    return firstLine(e) + where + ". Spark's log is " + log;
  }

  /** The message without the stack traces that Spark puts into it. */
  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .takeWhile(line -> !line.startsWith("at ") && !line.startsWith("Driver stacktrace"))
        .collect(Collectors.joining(" "))
        .replaceFirst("\\.$", "");
  }

  /** Where an executor is, in a message. */
  String place(String executor) {
    return watch.place(executor);
  }

  /** Number of processors that trials can have. */
  int processors() {
    return spark.isLocal() ? spark.defaultParallelism() : watch.processors();
  }

  /** Gives up all that runs. */
  void cancel() {
    if (!spark.sc().isStopped()) {
      spark.sc().cancelAllJobs();
    }
  }

  private void look() {
    Optional<String> lost = watch.look();
    if (lost.isPresent()) {
      hopeless.set(
          ("Spark is lost: %s. Its log is %s. Finished trials are kept: the next nn:search"
                      + " continues from")
                  .formatted(lost.get(), log)
              + " there");
      cancel();
    }
  }

  @Override
  public void close() {
    watch.closes();
    looking.shutdownNow();
    spark.close();
    Folders.delete(temporary);
  }
}

package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nnmaven.search.SearchTask;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Searches whose trials are tasks of Spark in this JVM: all that goes to an executor and comes back
 * is made into bytes. .ci/spark-cluster.sh has executors of their own.
 */
class SparkSearchTest {

  private static final List<String> FILES =
      List.of("search.json", "results.json", "model.safetensors");

  private static final Pattern JOB =
      Pattern.compile("DAGScheduler: (?:Got job (\\d+) |Job (\\d+) finished)");

  @TempDir Path folder;

  private Flowers flowers(String name) throws Exception {
    return new Flowers(folder.resolve(name));
  }

  /** A search on this machine, or on Spark if a master is named; names and texts in turn. */
  private Flowers searched(String name, String... changes) throws Exception {
    Flowers flowers = flowers(name);
    SearchTask.run(settings(flowers, changes), flowers);
    return flowers;
  }

  private static Settings settings(Flowers flowers, String... changes) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      all.put(changes[i], changes[i + 1]);
    }
    return flowers.settings(all);
  }

  private static void assertSame(Flowers found, Flowers expected) {
    for (String file : FILES) {
      assertThat(found.file(file)).as(file).hasSameBinaryContentAs(expected.file(file));
    }
  }

  @Test
  void run_onSpark_givesTheFilesOfThisMachine() throws Exception {
    Flowers there = searched("there", "sparkMaster", "local[2]");
    assertSame(there, searched("here"));
    assertThat(there.said)
        .contains("info: cluster   Spark at local[2]")
        .noneMatch(line -> line.startsWith("warn: "));
    assertThat(there.file("spark.log")).content().contains("SparkContext");
    there.said.clear();
    SearchTask.run(settings(there, "sparkMaster", "local[2]"), there);
    assertThat(there.said)
        .as("nothing is left to train, so Spark is not started")
        .noneMatch(line -> line.contains("Spark"));
  }

  /** Two processors: a third job may wait, and each has its trial's checkpoint in memory. */
  @Test
  void run_manyTrials_hasFewOfThemInTheDriverAtOnce() throws Exception {
    Flowers there = searched("there", "sparkMaster", "local[2]", "trials", "12");
    Set<String> jobs = new HashSet<>();
    int most = 0;
    for (String line : Files.readAllLines(there.file("spark.log"))) {
      Matcher job = JOB.matcher(line);
      if (job.find()) {
        String number = job.group(1) == null ? job.group(2) : job.group(1);
        boolean isChanged = job.group(1) == null ? jobs.remove(number) : jobs.add(number);
        assertThat(isChanged).as(line).isTrue();
        most = Math.max(most, jobs.size());
      }
    }
    assertThat(most).isBetween(2, 3);
  }

  /** Checkpoints of this machine go to executors, and come back. */
  @Test
  void run_withWhatThisMachineHasBegun_goesOn() throws Exception {
    Flowers here = searched("here", "epochs", "9", "trials", "6");
    Flowers there = flowers("there");
    Files.createDirectories(there.file("."));
    try (var all = Files.list(here.file("."))) {
      for (Path one : all.filter(file -> file.toString().endsWith(".checkpoint")).toList()) {
        Files.copy(one, there.file(one.getFileName().toString()));
      }
    }
    SearchTask.run(settings(there, "sparkMaster", "local[2]", "epochs", "9", "trials", "6"), there);
    assertSame(there, here);
  }

  /** Divergence is a result like any other. */
  @ParameterizedTest
  @CsvSource({"space/learningRate, 0.1; 1e30, 4, true", "folds, 3, 2, false"})
  void run_divergingOrWithFolds_givesTheFilesOfThisMachine(
      String name, String text, String trials, boolean diverges) throws Exception {
    String[] changes = {name, text, "trials", trials + " random", "epochs", "2"};
    String[] onSpark = Arrays.copyOf(changes, changes.length + 2);
    onSpark[changes.length] = "sparkMaster";
    onSpark[changes.length + 1] = "local[2]";
    Flowers there = searched("there", onSpark);
    assertSame(there, searched("here", changes));
    assertThat(there.said.stream().anyMatch(line -> line.startsWith("info: diverged")))
        .isEqualTo(diverges);
  }

  private static ThrowableAssertAlternative<IOException> failed(
      Flowers flowers, String... changes) {
    return assertThatIOException()
        .isThrownBy(() -> SearchTask.run(settings(flowers, changes), flowers));
  }

  @Test
  void run_noMasterThere_saysSoAtOnce() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    failed(flowers("here"), "sparkMaster", "spark://127.0.0.1:" + free)
        .withMessageStartingWith("No master of Spark answers at spark://127.0.0.1:" + free)
        .withMessageEndingWith("Start it, or correct nn.spark.master");
  }

  @Test
  void run_propertyThatSparkRefuses_isInTheMessage() throws Exception {
    Flowers flowers = flowers("here");
    failed(flowers, "sparkMaster", "local[2]", "sparkConf/spark.executor.memory", "much")
        .withMessageStartingWith("Spark could not be started with nn.spark.master=local[2]: ")
        .withMessageContaining("much")
        .withMessageEndingWith("Its log is " + flowers.file("spark.log"));
  }

  /** A JVM that says what it thinks of itself, and once more when it is ended. */
  static final class Ending {

    private Ending() {}

    public static void main(String[] args) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.out.println(SharedSearch.isEnding())));
      System.out.println(SharedSearch.isEnding());
    }
  }

  @Test
  void isEnding_jvm_isSaidOnlyWhileItIsEnded() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), "UTF-8");
    assertThat(jvm.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said.lines()).containsExactly("false", "true");
  }
}

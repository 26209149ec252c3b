package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nnmaven.search.SearchTask;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static Map<String, String> onSpark(String... changes) {
    Map<String, String> all = new TreeMap<>(Map.of("sparkMaster", "local[2]"));
    for (int i = 0; i < changes.length; i += 2) {
      all.put(changes[i], changes[i + 1]);
    }
    return all;
  }

  private static void assertSame(Flowers found, Flowers expected) {
    for (String file : FILES) {
      assertThat(found.file(file)).as(file).hasSameBinaryContentAs(expected.file(file));
    }
  }

  @Test
  void run_onSpark_givesTheFilesOfThisMachine() throws Exception {
    Flowers here = flowers("here");
    SearchTask.run(here.settings(Map.of()), here);
    Flowers there = flowers("there");
    SearchTask.run(there.settings(onSpark()), there);
    assertSame(there, here);
    assertThat(there.said)
        .contains("info: cluster   Spark at local[2]")
        .noneMatch(line -> line.startsWith("warn: "));
    assertThat(there.file("spark.log")).content().contains("SparkContext");
    there.said.clear();
    SearchTask.run(there.settings(onSpark()), there);
    assertThat(there.said)
        .as("nothing is left to train, so Spark is not started")
        .noneMatch(line -> line.contains("Spark"));
  }

  /** Two processors: a third job may wait, and each has its trial's checkpoint in memory. */
  @Test
  void run_manyTrials_hasFewOfThemInTheDriverAtOnce() throws Exception {
    Flowers there = flowers("there");
    SearchTask.run(there.settings(onSpark("trials", "12", "epochs", "3")), there);
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
    Map<String, String> more = Map.of("epochs", "9", "trials", "6");
    Flowers here = flowers("here");
    SearchTask.run(here.settings(more), here);
    Flowers there = flowers("there");
    Flowers begun = flowers("begun");
    SearchTask.run(begun.settings(more), begun);
    Files.createDirectories(there.file("."));
    try (var all = Files.list(begun.file("."))) {
      for (Path one : all.filter(file -> file.toString().endsWith(".checkpoint")).toList()) {
        Files.copy(one, there.file(one.getFileName().toString()));
      }
    }
    Map<String, String> onSpark = onSpark();
    onSpark.putAll(more);
    SearchTask.run(there.settings(onSpark), there);
    assertSame(there, here);
  }

  /** Divergence is a result like any other. */
  @Test
  void run_trialsThatDiverge_loseAsOnThisMachine() throws Exception {
    Map<String, String> wild =
        Map.of("space/learningRate", "0.1; 1e30", "trials", "4", "searchAlgorithm", "random");
    Flowers here = flowers("here");
    SearchTask.run(here.settings(wild), here);
    Flowers there = flowers("there");
    Map<String, String> onSpark = onSpark();
    onSpark.putAll(wild);
    SearchTask.run(there.settings(onSpark), there);
    assertSame(there, here);
    assertThat(there.said).anyMatch(line -> line.startsWith("info: diverged"));
  }

  @Test
  void run_withFolds_givesTheFilesOfThisMachine() throws Exception {
    Map<String, String> folds = Map.of("folds", "3", "trials", "2", "epochs", "1");
    Flowers here = flowers("here");
    SearchTask.run(here.settings(folds), here);
    Flowers there = flowers("there");
    Map<String, String> onSpark = onSpark();
    onSpark.putAll(folds);
    SearchTask.run(there.settings(onSpark), there);
    assertSame(there, here);
  }

  @Test
  void run_noMasterThere_saysSoAtOnce() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Flowers flowers = flowers("here");
    assertThatIOException()
        .isThrownBy(
            () ->
                SearchTask.run(
                    flowers.settings(onSpark("sparkMaster", "spark://127.0.0.1:" + free)), flowers))
        .withMessageStartingWith("No master of Spark answers at spark://127.0.0.1:" + free)
        .withMessageEndingWith("Start it, or say in nn.spark.master where it is");
  }

  @Test
  void run_propertyThatSparkRefuses_isInTheMessage() throws Exception {
    Flowers flowers = flowers("here");
    assertThatIOException()
        .isThrownBy(
            () ->
                SearchTask.run(
                    flowers.settings(onSpark("sparkConf/spark.executor.memory", "much")), flowers))
        .withMessageStartingWith("Spark could not be started with nn.spark.master=local[2]: ")
        .withMessageContaining("much")
        .withMessageEndingWith("Its log is " + flowers.file("spark.log"));
  }
}

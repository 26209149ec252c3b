package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedCodeTest {

  @TempDir Path folder;

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(one -> one.toString().endsWith(".jar"))
        .toList();
  }

  private static Set<String> names(List<Path> jars) {
    return jars.stream()
        .map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whoever takes a newer Spark renews spark-jars.txt. */
  @Test
  void isOfSpark_jarsOfThisModule_areThoseThatSparkBrings() throws Exception {
    List<String> listed =
        new String(ShippedCode.class.getResourceAsStream("spark-jars.txt").readAllBytes(), "UTF-8")
            .lines()
            .toList();
    assertThat(names(classPath())).containsAll(listed);
    Set<String> others = names(classPath());
    listed.forEach(others::remove);
    others.removeIf(name -> name.matches("(junit|surefire|maven-surefire|assertj|byte-buddy).*"));
    assertThat(others)
        .isSubsetOf(
            "nn-core",
            "nn-trainer",
            "nn-gate",
            "nn-search",
            "apiguardian-api",
            "fastcsv",
            "jspecify",
            "jte-runtime",
            "opentest4j",
            "tribuo-util-onnx");
  }

  /** Maven has an older version of its own. */
  @Test
  void artifacts_ofThePlace_areThoseThatSparkBrings() {
    assertThat(SparkBackend.ARTIFACTS)
        .isNotEmpty()
        .allSatisfy(
            artifact -> {
              String[] parts = artifact.split(":");
              assertThat(classPath())
                  .extracting(jar -> jar.getFileName().toString())
                  .contains(parts[1] + "-" + parts[2] + ".jar");
            });
  }

  @Test
  void of_aClassPath_sendsFoldersAsJarsAndLeavesOutSpark() throws Exception {
    Path classes = folder.resolve("classes");
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(classes.resolve("META-INF/services/a.Service"), "b.Own");
    Path own = Files.writeString(folder.resolve("nn-core-0.1.0-SNAPSHOT.jar"), "");
    Path without = Files.writeString(folder.resolve("own.jar"), "");
    Path spark = Files.writeString(folder.resolve("spark-core_2.13-9.9.9.jar"), "");
    List<Path> sent =
        ShippedCode.of(List.of(own, spark, classes, without, folder.resolve("gone.jar")), folder);
    assertThat(sent).containsExactly(own, folder.resolve("nn-classes-2.jar"), without);
    try (ZipFile jar = new ZipFile(sent.get(1).toFile())) {
      assertThat(jar.getEntry("META-INF/services/a.Service")).isNotNull();
      assertThat(jar.size()).isEqualTo(1);
    }
  }
}

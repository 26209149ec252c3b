package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /**
   * Names and descriptors of the methods of {@link Files} that open files or folders, as they stand
   * in class files. All tests run on what is sent to executors, so this one has no library for it.
   */
  private static final List<String> OPENING =
      List.of(
          "newDirectoryStream",
          "walkFileTree",
          "newInputStream",
          "newBufferedReader",
          "readAllBytes",
          "readAllLines",
          "(Ljava/nio/file/Path;)Ljava/util/stream/Stream;",
          "(Ljava/nio/file/Path;[Ljava/nio/file/FileVisitOption;)Ljava/util/stream/Stream;");

  /** Where pipes and devices are refused: RegularFile and Folder. */
  @Test
  void filesAndFolders_all_areOpenedInOnePlace() throws Exception {
    Path classes =
        Path.of(SparkBackend.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> all = Files.walk(classes)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(files).hasSizeGreaterThan(10).noneMatch(ArchitectureTest::opens);
    }
  }

  private static boolean opens(Path file) {
    String content = assertDoesNotThrow(() -> Files.readString(file, StandardCharsets.ISO_8859_1));
    return OPENING.stream().anyMatch(content::contains);
  }
}

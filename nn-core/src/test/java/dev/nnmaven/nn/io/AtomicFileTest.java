package dev.nnmaven.nn.io;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.nn.testing.Jvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;

class AtomicFileTest {

  @TempDir Path folder;

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void write_newAndOldFile_hasContentAndNothingBeside() throws IOException {
    Path file = folder.resolve("model");
    write(file, "first");
    write(file, "2");
    assertThat(file).hasContent("2");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void write_contentFails_leavesOldFileAndNothingBeside() throws IOException {
    Path file = folder.resolve("model");
    write(file, "old");
    for (Exception failure :
        List.of(new IOException("disk full"), new IllegalStateException("bug"))) {
      assertThatThrownBy(
              () ->
                  AtomicFile.write(
                      file,
                      out -> {
                        out.write(new byte[100_000]);
                        sneakyThrow(failure);
                      }))
          .isSameAs(failure);
      assertThat(file).hasContent("old");
      assertThat(names()).containsExactly("model");
    }
  }

  private static void sneakyThrow(Exception failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void write_missingParentsAndLink_makesThemAndGoesThrough() throws IOException {
    write(folder.resolve("a/b/model"), "text");
    assertThat(folder.resolve("a/b/model")).hasContent("text");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    write(link.resolve("model"), "other");
    assertThat(folder.resolve("a/model")).hasContent("other");
  }

  @Test
  void write_folderStandsThere_failsAndLeavesIt() throws IOException {
    Path file = Files.createDirectories(folder.resolve("model/inner")).getParent();
    assertThatThrownBy(() -> write(file, "text")).isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("model");
    assertThat(file.resolve("inner")).isDirectory();
  }

  @Test
  void requireWritable_placeThatIsFine_makesItsFoldersAndNothingElse() throws IOException {
    Path file = folder.resolve("a/b/model");
    AtomicFile.requireWritable(file);
    assertThat(file.getParent()).isEmptyDirectory();
    write(file, "old");
    AtomicFile.requireWritable(file);
    assertThat(file).hasContent("old");
    assertThat(file.getParent().toFile().list()).containsExactly("model");
  }

  @Test
  void requireWritable_whereNothingCanBeWritten_saysWhy() throws IOException {
    assertRefused(
        IOException.class,
        () -> AtomicFile.requireWritable(folder),
        folder + " is a folder; expected the name of a file");
    Path file = folder.resolve("model");
    write(file, "old");
    assertRefused(
        IOException.class,
        () -> AtomicFile.requireWritable(file.resolve("inner")),
        "the folder " + file + " cannot be made: there is a file where a folder must be");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assumeThat(closed.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(closed)).as("root writes everywhere").isFalse();
    assertRefused(
        IOException.class,
        () -> AtomicFile.requireWritable(closed.resolve("model")),
        "nothing can be written into the folder " + closed + ": this user has no permission");
  }

  @Test
  void write_newFile_hasPermissionsOfOrdinaryFile() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path ordinary = Files.writeString(folder.resolve("ordinary"), "text");
    Path file = folder.resolve("model");
    write(file, "text");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  /** As a process leaves them that was killed: nobody holds a lock. */
  private Path leftover(String name, long pid) throws IOException {
    Path file = folder.resolve(".%s-%d-%s.tmp".formatted(name, pid, UUID.randomUUID()));
    return Files.writeString(file, "half");
  }

  @Test
  void removeLeftovers_ofAFile_leavesAllElse() throws IOException {
    Path file = folder.resolve("model (1)");
    write(file, "whole");
    Path dead = leftover("model (1)", 123);
    Path ofThisNumber = leftover("model (1)", ProcessHandle.current().pid());
    Path othersFile = leftover("model", 123);
    Path users = Files.writeString(folder.resolve(".model (1)-123-notes.tmp"), "mine");
    AtomicFile.removeLeftovers(file);
    assertThat(List.of(dead, ofThisNumber)).noneMatch(Files::exists);
    assertThat(List.of(file, othersFile, users)).allMatch(Files::exists);
  }

  @Test
  void leftovers_atTheStartAndWhereNothingIs_areRemoved() throws IOException {
    AtomicFile.removeLeftovers(folder.resolve("nowhere/model"));
    leftover("model", 123);
    AtomicFile.requireWritable(folder.resolve("model"));
    assertThat(folder).isEmptyDirectory();
  }

  /** What this process writes is not taken for a leftover, by whatever thread. */
  @Test
  void removeLeftovers_whileThisProcessWrites_leavesItsFile() throws IOException {
    Path file = folder.resolve("model");
    AtomicFile.write(
        file,
        out -> {
          AtomicFile.removeLeftovers(file);
          write(file, "another's");
          out.write('x');
        });
    assertThat(file).hasContent("x");
    assertThat(names()).containsExactly("model");
  }

  /** Egypt's digits in Arabic are others than 0 to 9. */
  @Test
  @DefaultLocale("ar-EG-u-nu-arab")
  void write_localeWithOtherDigits_hasANameThatIsFound() throws IOException {
    AtomicFile.write(
        folder.resolve("model"),
        out -> assertThat(names().get(0)).matches("\\.model-[0-9]+-[0-9a-f-]{36}\\.tmp"));
  }

  /** Writes half a file and waits for its end. */
  static final class HalfWriter {
    public static void main(String[] arguments) throws IOException {
      AtomicFile.write(
          Path.of(arguments[0]),
          out -> {
            out.write(new byte[100_000]);
            out.flush();
            System.out.println("half");
            LockSupport.park();
          });
    }
  }

  private Process halfWriter(Path file) throws IOException {
    Process writer = Jvm.of(List.of(), HalfWriter.class, file.toString()).start();
    assertThat(writer.getInputStream().read()).isEqualTo('h');
    return writer;
  }

  @Test
  void write_jvmIsAskedToEndMeanwhile_leavesOldFileAndNothingBeside() throws Exception {
    Path file = folder.resolve("model");
    write(file, "old");
    Process writer = halfWriter(file);
    assertThat(names()).hasSize(2);
    writer.destroy();
    writer.waitFor();
    assertThat(names()).containsExactly("model");
    assertThat(file).hasContent("old");
  }

  /** However young what a killed process left is, and however old what a living one writes. */
  @Test
  void write_besideAnotherProcess_removesWhatItLeftOnceItIsKilled() throws Exception {
    Path file = folder.resolve("model");
    Process writer = halfWriter(file);
    Path half = folder.resolve(names().get(0));
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    write(file, "mine");
    assertThat(half).exists();
    writer.destroyForcibly().waitFor();
    assertThat(half).exists();
    write(file, "mine again");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void write_diskIsFull_namesTheFile() throws IOException {
    Path device = Path.of("/dev/full"); // accepts nothing, as a full disk does
    assumeThat(device).exists();
    Path file = folder.resolve("model");
    try (OutputStream full = new NamedOutput(file, Files.newOutputStream(device))) {
      assertRefused(
          FileSystemException.class,
          () -> full.write(new byte[10]),
          file + ": No space left on device");
    }
  }
}

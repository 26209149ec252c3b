package dev.nnmaven.nn.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a pipe would wait for ever: a timeout is a failure. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {

  @TempDir Path folder;

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> RegularFile.open(file))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": " + reason);
    assertThatThrownBy(() -> RegularFile.size(file)).hasMessage(file + ": " + reason);
    assertThatThrownBy(() -> RegularFile.read(file, 10)).hasMessage(file + ": " + reason);
    assertThatThrownBy(() -> Sha256.of(file)).hasMessage(file + ": " + reason);
    assertThat(RegularFile.obstacle(file)).hasValue(reason);
  }

  @Test
  void open_fileAndLinkToOne_readsIt() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(RegularFile.open(file)).hasContent("text");
    assertThat(RegularFile.readString(link, 4)).isEqualTo("text");
    assertThat(RegularFile.size(link)).isEqualTo(4);
    assertThat(RegularFile.obstacle(link)).isEmpty();
  }

  @Test
  void open_whatIsNoFile_saysSo() throws IOException {
    assertRefused(folder, "is a folder");
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> RegularFile.open(none)).isInstanceOf(NoSuchFileException.class);
    assertThat(RegularFile.obstacle(none)).hasValue("does not exist");
    assertThat(Folder.obstacle(none)).hasValue("does not exist");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
    assertThat(Folder.has(link)).isTrue();
    assertThat(RegularFile.obstacle(link)).hasValue("is a link that leads nowhere");
    assertThat(Folder.obstacle(link)).hasValue("is a link that leads nowhere");
  }

  @Test
  void open_pointerOfGitLfs_saysHowToFetchTheData() throws IOException {
    String begin = "version https://git-lfs.github.com/spec/v1\n";
    String rest = "oid sha256:" + "4d".repeat(32) + "\nsize 12345\n";
    Path pointer = Files.writeString(folder.resolve("rows.csv"), begin + rest);
    String reason =
        "is a pointer of Git LFS instead of the data; \"git lfs pull\" fetches the data";
    assertThatThrownBy(() -> RegularFile.open(pointer)).hasMessage(pointer + ": " + reason);
    assertThatThrownBy(() -> RegularFile.read(pointer, 999)).hasMessage(pointer + ": " + reason);
    for (String other : List.of("", "version", " " + begin, begin + "x".repeat(1024))) {
      Path file = Files.writeString(folder.resolve("other"), other);
      assertThat(RegularFile.readString(file, 2000)).isEqualTo(other);
      assertThat(RegularFile.open(file)).hasContent(other);
    }
  }

  @Test
  void open_pipe_isRefusedAndNotWaitedFor() throws Exception {
    Path pipe = pipe();
    assertRefused(pipe, "is neither a file nor a folder");
    assertRefused(
        Files.createSymbolicLink(folder.resolve("link"), pipe), "is neither a file nor a folder");
    assertThatThrownBy(() -> AtomicFile.write(pipe, out -> {}))
        .hasMessage(pipe + " is neither a file nor a folder; expected the name of a file");
  }

  /** Regular files by their attributes, with the environment of whoever reads them. */
  @Test
  void open_whatTheKernelMakesUp_isRefused() throws IOException {
    Path environment = Path.of("/proc/self/environ");
    assumeThat(environment).exists();
    assertRefused(environment, "is of the kernel, and no data");
    assertRefused(
        Files.createSymbolicLink(folder.resolve("link"), environment),
        "is of the kernel, and no data");
    assertThatThrownBy(() -> Folder.entries(Path.of("/proc/self")))
        .hasMessage("/proc/self: is of the kernel, and no data");
  }

  @Test
  void read_tooLongOrNotUtf8_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    assertThat(RegularFile.read(file, 5)).hasSize(5);
    assertThatThrownBy(() -> RegularFile.read(file, 4))
        .hasMessage(file + ": too long; expected at most 4 bytes");
    Path binary = Files.write(folder.resolve("file"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> RegularFile.readString(binary, 10))
        .isInstanceOf(MalformedInputException.class);
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor())
        .isZero();
    return pipe;
  }

  @Test
  void entries_folder_areSorted() throws Exception {
    for (String name : new String[] {"b", "a", "c"}) {
      Files.createDirectory(folder.resolve(name));
    }
    pipe();
    assertThat(Folder.entries(folder))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("a", "b", "c", "pipe");
  }

  @Test
  void entries_whatIsNoFolder_isRefusedAndNotWaitedFor() throws Exception {
    Path pipe = pipe();
    assertThatThrownBy(() -> Folder.entries(pipe)).isInstanceOf(NotDirectoryException.class);
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    assertThatThrownBy(() -> Folder.entries(link)).isInstanceOf(NotDirectoryException.class);
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Folder.entries(file)).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> Folder.entries(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}

package dev.nnmaven.nn.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a pipe would wait for ever: a timeout is a failure. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderTest {

  @TempDir Path folder;

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
  void entries_pipe_isRefusedAndNotWaitedFor() throws Exception {
    Path pipe = pipe();
    assertThatThrownBy(() -> Folder.entries(pipe)).isInstanceOf(NotDirectoryException.class);
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    assertThatThrownBy(() -> Folder.entries(link)).isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void entries_fileOrNothing_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Folder.entries(file)).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> Folder.entries(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}

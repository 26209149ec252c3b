package dev.nnmaven.trainer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.io.FileProblem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a pipe would wait for ever: a timeout is a failure. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FolderTreeTest {

  @TempDir Path folder;

  @Test
  void filesBelow_pipe_isAllThereIsAndNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor())
        .isZero();
    assertThat(FolderTree.filesBelow(pipe)).containsExactly(pipe);
  }

  @Test
  void filesBelow_linksToFoldersAndNowhere_areFollowedOrKept() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("root/b/c"));
    Path file = Files.createFile(inside.resolve("file"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createFile(other.resolve("z"));
    Path root = folder.resolve("root");
    Files.createSymbolicLink(root.resolve("a"), other);
    Path broken = Files.createSymbolicLink(root.resolve("broken"), folder.resolve("none"));
    assertThat(FolderTree.filesBelow(root)).containsExactly(root.resolve("a/z"), file, broken);
  }

  @Test
  void filesBelow_linkThatLeadsBack_isRefused() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("loop"), folder);
    assertThatThrownBy(() -> FolderTree.filesBelow(folder))
        .isInstanceOf(FileSystemLoopException.class)
        .extracting(loop -> FileProblem.reason((FileSystemLoopException) loop))
        .isEqualTo("is a link that leads back to a folder that it is in");
  }

  /** Two links in each of thirty folders: 2^30 ways to the last. */
  @Test
  void filesBelow_foldersOfLinksThatMultiply_areRefusedSoon() throws IOException {
    for (int i = 0; i < 30; i++) {
      Path level = Files.createDirectory(folder.resolve("level" + i));
      if (i > 0) {
        Files.createSymbolicLink(level.resolve("one"), folder.resolve("level" + (i - 1)));
        Files.createSymbolicLink(level.resolve("two"), folder.resolve("level" + (i - 1)));
      }
    }
    assertThatThrownBy(() -> FolderTree.filesBelow(folder.resolve("level29")))
        .hasMessageContaining("more than 100 links lead into this folder; name it itself");
  }
}

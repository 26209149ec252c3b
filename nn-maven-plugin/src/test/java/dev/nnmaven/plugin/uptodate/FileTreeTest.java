package dev.nnmaven.plugin.uptodate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/one"), "1");
    Files.writeString(folder.resolve("a/b/two"), "22");
  }

  private String content() throws IOException {
    return FileTree.of(List.of(folder)).content();
  }

  /** As if some time had passed since the files were written. */
  private String stamp() throws IOException {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("unix"))
        .as("the file system keeps the time of each change")
        .isTrue();
    return FileTree.of(List.of(folder), Instant.now().plus(Duration.ofMinutes(1)))
        .stamp()
        .orElseThrow();
  }

  @Test
  void bothHashes_nothingChanged_areTheSame() throws IOException {
    assertThat(content()).isEqualTo(content());
    assertThat(stamp()).isEqualTo(stamp());
  }

  @Test
  void bothHashes_otherBytesWithTheOldSizeAndDate_differ() throws IOException {
    Path file = folder.resolve("a/b/two");
    FileTime date = Files.getLastModifiedTime(file);
    String content = content();
    String stamp = stamp();
    Files.writeString(file, "23");
    Files.setLastModifiedTime(file, date);
    assertThat(content()).isNotEqualTo(content);
    assertThat(stamp()).isNotEqualTo(stamp);
  }

  @Test
  void bothHashes_fileAddedRemovedOrRenamed_differ() throws IOException {
    String content = content();
    String stamp = stamp();
    Path one = folder.resolve("a/one");
    Path other = Files.move(one, folder.resolve("a/other"));
    assertThat(content()).isNotEqualTo(content);
    assertThat(stamp()).isNotEqualTo(stamp);
    Files.delete(other);
    assertThat(content()).isNotEqualTo(content);
    Files.writeString(one, "1");
    assertThat(content()).isEqualTo(content);
    Files.createDirectory(folder.resolve("a/empty"));
    assertThat(content()).isNotEqualTo(content);
  }

  @Test
  void content_sameBytesTouched_isTheSame() throws IOException {
    String content = content();
    Files.writeString(folder.resolve("a/one"), "1");
    assertThat(content()).isEqualTo(content);
  }

  /** Names and bytes that together are the same text must not be taken for each other. */
  @Test
  void content_bytesMovedToTheName_differs() throws IOException {
    String content = content();
    Files.move(folder.resolve("a/one"), folder.resolve("a/one1"));
    Files.writeString(folder.resolve("a/one1"), "");
    assertThat(content()).isNotEqualTo(content);
  }

  @Test
  void stamp_fileChangedOnlyJustNow_provesNothing() throws IOException {
    assertThat(FileTree.of(List.of(folder)).stamp()).isEmpty();
  }

  @Test
  void bothHashes_nothingThere_exist() throws IOException {
    FileTree tree = FileTree.of(List.of(folder.resolve("missing")));
    assertThat(tree.content()).isNotEmpty();
    assertThat(tree.stamp()).isPresent();
  }

  @Test
  void content_filesInsteadOfFolders_areRead() throws IOException {
    Path one = folder.resolve("a/one");
    String content = FileTree.of(List.of(one)).content();
    Files.writeString(one, "2");
    assertThat(FileTree.of(List.of(one)).content()).isNotEqualTo(content);
  }
}

package dev.nnmaven.trainer.uptodate;

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
    return FileTree.of(List.of(), List.of(folder), Instant.now().plus(Duration.ofMinutes(1)))
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

  /** Names and bytes that together are the same text must not be taken for each other. */
  @Test
  void content_sameBytesTouchedOrMovedToTheName_isTheSameOrDiffers() throws IOException {
    String content = content();
    Files.writeString(folder.resolve("a/one"), "1");
    assertThat(content()).isEqualTo(content);
    Files.move(folder.resolve("a/one"), folder.resolve("a/one1"));
    Files.writeString(folder.resolve("a/one1"), "");
    assertThat(content()).isNotEqualTo(content);
  }

  @Test
  void stamp_fileChangedOnlyJustNow_provesNothing() throws IOException {
    assertThat(FileTree.of(List.of(folder)).stamp()).isEmpty();
    FileTree nothing = FileTree.of(List.of(folder.resolve("missing")));
    assertThat(nothing.content()).isNotEmpty();
    assertThat(nothing.stamp()).isPresent();
  }

  private FileTree images() throws IOException {
    return FileTree.of(List.of(folder), List.of(), Instant.now().plus(Duration.ofMinutes(1)));
  }

  @Test
  void content_ofImages_passesOverWhatNobodyTrainsOn() throws IOException {
    String content = images().content();
    Files.writeString(folder.resolve("archive.zip"), "beside the classes");
    Files.writeString(folder.resolve("a/.hidden"), "hidden");
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/index"), "hidden");
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("missing"));
    assertThat(images().content()).isEqualTo(content);
    Files.writeString(folder.resolve("a/three"), "3");
    assertThat(images().content()).isNotEqualTo(content);
  }

  @Test
  void bothHashes_classesExchanged_differ() throws IOException {
    Files.createDirectory(folder.resolve("c"));
    Files.writeString(folder.resolve("c/one"), "2");
    String content = images().content();
    String stamp = stamp();
    Files.move(folder.resolve("a"), folder.resolve("b"));
    Files.move(folder.resolve("c"), folder.resolve("a"));
    Files.move(folder.resolve("b"), folder.resolve("c"));
    assertThat(images().content()).isNotEqualTo(content);
    assertThat(stamp()).isNotEqualTo(stamp);
  }

  /** Its times of change are what somebody says they are. */
  @Test
  void stamp_fileSystemOfAnotherKind_provesNothing() throws IOException {
    Path elsewhere = Path.of("/proc/version");
    assumeThat(elsewhere).exists();
    FileTree tree =
        FileTree.of(List.of(), List.of(elsewhere), Instant.now().plus(Duration.ofDays(1)));
    assertThat(tree.stamp()).isEmpty();
  }

  @Test
  void content_linksThatLeadNowhereOrInCircles_countByName() throws IOException {
    Files.createSymbolicLink(folder.resolve("a/nowhere"), folder.resolve("missing"));
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    String content = content();
    assertThat(content()).isEqualTo(content);
    assertThat(images().stamp()).isEmpty();
    Files.delete(folder.resolve("a/nowhere"));
    assertThat(content()).isNotEqualTo(content);
  }
}

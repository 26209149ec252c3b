package dev.nnmaven.nn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFoldersTest {

  @TempDir Path data;

  private void folder(String path) throws IOException {
    Files.createDirectories(data.resolve(path));
  }

  private ImageFolders found() {
    return ImageFolders.in(data, Optional.empty());
  }

  @Test
  void in_trainAndTest_findsBoth() throws IOException {
    folder("train/A");
    folder("test/A");
    assertThat(found())
        .isEqualTo(new ImageFolders(data.resolve("train"), Optional.of(data.resolve("test"))));
  }

  @Test
  void in_trainOnly_findsNoTest() throws IOException {
    folder("train/A");
    assertThat(found()).isEqualTo(new ImageFolders(data.resolve("train"), Optional.empty()));
  }

  @Test
  void in_classesThemselves_findsTheFolder() throws IOException {
    folder("A");
    folder("B");
    assertThat(found()).isEqualTo(new ImageFolders(data, Optional.empty()));
  }

  /** Classes may be called train and test: of vehicles and of rockets, for instance. */
  @Test
  void in_classCalledTrain_isAClass() throws IOException {
    folder("train");
    folder("test");
    Files.writeString(data.resolve("train/1.png"), "");
    assertThat(found()).isEqualTo(new ImageFolders(data, Optional.empty()));
  }

  @Test
  void in_ownTestFolder_goesBeforeTest() throws IOException {
    folder("train/A");
    folder("test/A");
    Optional<Path> own = Optional.of(data.resolve("elsewhere"));
    assertThat(ImageFolders.in(data, own)).isEqualTo(new ImageFolders(data.resolve("train"), own));
    assertThat(ImageFolders.in(data.resolve("train"), own))
        .isEqualTo(new ImageFolders(data.resolve("train"), own));
  }

  @Test
  void in_missingFolder_isLeftToTheReader() {
    Path missing = data.resolve("missing");
    assertThat(ImageFolders.in(missing, Optional.empty()))
        .isEqualTo(new ImageFolders(missing, Optional.empty()));
  }
}

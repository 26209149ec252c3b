package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.io.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFoldersTest {

  @TempDir Path data;

  private void folder(String path) throws IOException {
    Files.createDirectories(data.resolve(path));
  }

  private static ImageFolders folders(Path training, Optional<Path> test, Path... unused) {
    return new ImageFolders(training, test, List.of(unused));
  }

  private ImageFolders found() {
    return ImageFolders.in(data, Optional.empty());
  }

  @Test
  void in_trainAndPerhapsTest_findsThem() throws IOException {
    folder("train/A");
    assertThat(found()).isEqualTo(folders(data.resolve("train"), Optional.empty()));
    folder("train/A");
    folder("test/A");
    assertThat(found())
        .isEqualTo(folders(data.resolve("train"), Optional.of(data.resolve("test"))));
  }

  /** Who reads it says what is wrong; nothing is judged on a part of train in its place. */
  @Test
  void in_testThatIsNoFolder_isTheTestDataAllTheSame() throws IOException {
    folder("train/A");
    Path test = Files.writeString(data.resolve("test"), "../shared");
    ImageFolders expected = folders(data.resolve("train"), Optional.of(test));
    assertThat(found()).isEqualTo(expected);
    Files.delete(test);
    Files.createSymbolicLink(test, data.resolve("none"));
    assertThat(found()).isEqualTo(expected);
  }

  @Test
  void in_classesThemselves_findsTheFolderAndNothingUnused() throws IOException {
    folder("A");
    folder("B");
    assertThat(found()).isEqualTo(folders(data, Optional.empty()));
    folder("A/B");
    folder("B/A");
    assertThat(found().unused()).isEmpty();
    Path missing = data.resolve("missing");
    assertThat(ImageFolders.in(missing, Optional.empty()))
        .isEqualTo(folders(missing, Optional.empty()));
  }

  /** Classes may be called train and test: of vehicles and of rockets, for instance. */
  @Test
  void in_classCalledTrain_isAClass() throws IOException {
    folder("train");
    folder("test");
    Files.writeString(data.resolve("train/1.png"), "");
    assertThat(found()).isEqualTo(folders(data, Optional.empty()));
  }

  @Test
  void in_foldersBesideTrainWithTheSameClasses_areUnused() throws IOException {
    folder("train/A");
    folder("train/B");
    folder("tests/B");
    folder("val/A");
    folder("val/other");
    folder("render/src");
    folder("licenses");
    Files.writeString(data.resolve("A"), "");
    assertThat(found().unused()).containsExactly(data.resolve("tests"), data.resolve("val"));
  }

  @Test
  void in_folderBesideTrainThatIsNamedForTests_isUsed() throws IOException {
    folder("train/A");
    folder("tests/A");
    Path tests = data.resolve("../" + data.getFileName() + "/tests");
    assertThat(ImageFolders.in(data, Optional.of(tests)).unused()).isEmpty();
  }

  /** As macOS writes names, and as others do. */
  @Test
  void visible_decomposedLetters_areSortedAsComposedOnes() throws IOException {
    String composed = "\u00e4";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    for (String name : List.of("b", decomposed, "z")) {
      folder(name);
    }
    assertThat(Folder.visible(data)).extracting(Folder::name).containsExactly("b", "z", composed);
  }
}

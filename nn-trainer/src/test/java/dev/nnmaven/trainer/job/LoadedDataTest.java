package dev.nnmaven.trainer.job;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.ImageSource;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedDataTest {

  @TempDir Path folder;

  private Path data;
  private Path test;

  @BeforeEach
  void draw() throws Exception {
    data = folder.resolve("data");
    test = folder.resolve("judge");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
    Images.grey(4, 3, "A", "B").draw(test, 3, 2);
  }

  private LoadedData load(Path testFolder, String fraction) throws Exception {
    return load(TinyRun.settings(data, testFolder, fraction));
  }

  private static LoadedData load(DataSettings settings) throws Exception {
    return LoadedData.load(
        settings,
        new ImageSource(settings.tolerated(), ImageSettings.parse(Written.reader())),
        Optional.empty());
  }

  @Test
  void load_nothingConfigured_holdsOutAFifthOfEachClass() throws Exception {
    LoadedData loaded = load(null, null);
    assertThat(loaded.training().countPerClass()).containsExactly(8, 8);
    assertThat(loaded.heldOut().orElseThrow().countPerClass()).containsExactly(2, 2);
    assertThat(loaded.heldOutPlace()).isEqualTo("20% of " + data);
    assertThat(loaded.trainingPlace()).isEqualTo(data);
    HeldOut.Fraction how = (HeldOut.Fraction) loaded.howHeldOut();
    assertThat(how.fraction()).isEqualByComparingTo("0.2");
    assertThat(how.folderSha256()).isEqualTo(load(null, "0").training().fingerprint());
  }

  @Test
  void load_fraction_partsHaveEveryImageOnceAndNoneHoldsOutNothing() throws Exception {
    LoadedData whole = load(null, "0%");
    assertThat(whole.training().size()).isEqualTo(20);
    assertThat(whole.heldOut()).isEmpty();
    assertThat(whole.heldOutPlace()).isEqualTo("none");
    assertThat(whole.howHeldOut()).isEqualTo(new HeldOut.None());
    LoadedData loaded = load(null, "0.3");
    Examples parts = loaded.training().and(loaded.heldOut().orElseThrow());
    assertThat(parts.keys()).containsExactlyInAnyOrder(whole.training().keys());
  }

  private void refused(Path testFolder, String fraction, String expected) {
    assertRefused(DatasetException.class, () -> load(testFolder, fraction), expected);
  }

  @Test
  void load_fractionOrTestFolderThatDoesNotFit_isRefused() {
    refused(
        null,
        "0.99",
        "nn.testFraction: holding out 0.99 takes all 10 images of class A; hold out less\n"
            + "holding out 0.99 takes all 10 images of class B; hold out less");
    refused(
        data,
        null,
        "The test images in "
            + data
            + " are the training images, so they prove nothing; use separate test images");
  }

  @Test
  void load_unreadableFilesInBothFolders_areSkippedAndNamed() throws Exception {
    Images.breakOne(data.resolve("A/x.png"));
    Images.breakOne(test.resolve("B/y.png"));
    LoadedData loaded = load(TinyRun.settings(data, test, null, "unreadable"));
    assertThat(loaded.warnings())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("skipped: A/x.png: "),
            second -> assertThat(second).startsWith("skipped: B/y.png: "));
    assertThat(loaded.training().size()).isEqualTo(20);
    assertThat(loaded.heldOut().orElseThrow().size()).isEqualTo(6);
  }

  private void copyIntoAnotherClass(int images) throws IOException {
    for (int i = 0; i < images; i++) {
      Files.copy(data.resolve("A/0" + i + ".png"), data.resolve("B/copy" + i + ".png"));
    }
  }

  @Test
  void load_manyImagesInSeveralClasses_areRefusedUnlessWarningsAreWanted() throws Exception {
    copyIntoAnotherClass(2);
    String found =
        "4 images are equal to an image of another class, and no network can get all of them right:"
            + " A/00.png = B/copy0.png, A/01.png = B/copy1.png. These are 18.18% of 22 images,"
            + " expected at most 5%";
    for (Path held : Arrays.asList(null, test)) {
      String all = held == null ? found : found.replace("18.18% of 22", "14.28% of 28");
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> load(held, null))
          .withMessage(
              "%s: %s. Keep each of them in one class, or remove them; nn.tolerate=conflicts trains on"
                  + " them",
              data, all);
      assertThat(
              load(DataSettings.parse(
                      Written.reader("data", data, "testData", held, "tolerate", "conflicts")))
                  .warnings())
          .containsExactly(all);
    }
  }

  @Test
  void load_fewImagesInSeveralClasses_areNoMistake() throws Exception {
    Images.grey(4, 3, "A", "B").draw(test, 20, 2);
    copyIntoAnotherClass(1);
    assertThat(load(test, null).warnings()).isEmpty();
  }

  @Test
  void load_strayImages_warnsOfThoseOfBothFolders() throws Exception {
    Images.breakOne(data.resolve("stray.png"));
    Images.breakOne(test.resolve("stray.gif"));
    assertThat(load(test, null).warnings())
        .containsExactly(
            "1 file in " + data + " is in no class folder, and ignored: stray.png",
            "1 file in " + test + " is in no class folder, and ignored: stray.gif");
    assertThat(load(null, null).warnings()).hasSize(1);
    assertThat(load(null, "0").warnings()).hasSize(1);
  }

  @Test
  void load_testFolderOfSomeClassesOrFoldersBesideTrain_warns() throws Exception {
    assertThat(load(test, null).warnings()).isEmpty();
    Path both = folder.resolve("both");
    Images.grey(4, 3, "A", "B").draw(both.resolve("train"), 5, 1);
    Images.grey(4, 3, "B").draw(both.resolve("validation"), 3, 2);
    assertThat(load(both.resolve("validation"), null).warnings())
        .containsExactly("no test images of class A");
    assertThat(load(TinyRun.settings(both, null, null)).warnings())
        .singleElement()
        .asString()
        .startsWith(both + " holds train, and also validation, which is not used");
  }
}

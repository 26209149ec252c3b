package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineLookupTest {

  private static final List<String> CLASSES = List.of("A", "B");
  private static final Examples IMAGES = Judged.images(CLASSES, "AABBB");

  private static final Optional<String> NOBODY = Optional.empty();

  private static final ClassificationTask TASK = new ClassificationTask(CLASSES);

  @TempDir Path folder;

  private Path written() throws Exception {
    Path file = folder.resolve("b.json");
    BaselineFile.write(
        file,
        Baseline.of(
            "test",
            "0".repeat(64),
            IMAGES,
            Optional.empty(),
            Judged.predictions(IMAGES, "ABBBA", 0.1)));
    return file;
  }

  @Test
  void read_noFile_knowsNone() throws Exception {
    BaselineLookup known = BaselineLookup.read(folder.resolve("none.json"), IMAGES, TASK, NOBODY);
    assertThat(known.baseline()).isEmpty();
    assertThat(known.comparable()).isEmpty();
    assertThat(known.mismatch()).isEmpty();
    assertThat(known.hint()).contains(known.whyNone(Unit.IMAGE));
    assertThat(known.whyNone(Unit.IMAGE))
        .isEqualTo(
            "no baseline yet (%s); mvn nn:baseline makes this model the one that no later one may"
                    .formatted(folder.resolve("none.json"))
                + " fall below");
  }

  @Test
  void read_linkToNothing_isAskedForAndSaysWhereItLeads() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("b.json"), Path.of("gone.json"));
    BaselineLookup known = BaselineLookup.read(link, IMAGES, TASK, NOBODY);
    assertThat(known.isMissing()).isTrue();
    assertThat(known.askedBy()).contains("the link b.json");
    assertThat(known.missingReason())
        .isEqualTo(link + " is a link to gone.json, which is not there");
  }

  @Test
  void read_folderInItsPlace_isRefused() throws Exception {
    Path file = Files.createDirectory(folder.resolve("b.json"));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineLookup.read(file, IMAGES, TASK, NOBODY))
        .withMessageStartingWith(file + " is not a usable baseline: it is a folder");
  }

  @Test
  void read_noFileWhereAParameterNamesIt_isAskedForByIt() throws Exception {
    Path file = folder.resolve("none.json");
    assertThat(BaselineLookup.read(file, IMAGES, TASK, Optional.of("nn.baselineFile")).askedBy())
        .contains("nn.baselineFile");
    assertThat(BaselineLookup.read(file, IMAGES, TASK, NOBODY).askedBy()).isEmpty();
  }

  @Test
  void read_sameImages_canBeCompared() throws Exception {
    BaselineLookup known = BaselineLookup.read(written(), IMAGES, TASK, NOBODY);
    assertThat(known.comparable()).isPresent();
    assertThat(known.hint()).isEmpty();
  }

  @Test
  void read_otherImages_saysWhichAndHowToRenew() throws Exception {
    Path file = written();
    BaselineLookup known =
        BaselineLookup.read(file, Judged.images(CLASSES, "AABBBB"), TASK, NOBODY);
    assertThat(known.comparable()).isEmpty();
    assertThat(known.mismatch().orElseThrow())
        .startsWith("the baseline was made on 5 images (SHA-256 ")
        .contains("the model is judged on 6 others")
        .contains(
            "If they were meant to change, mvn nn:baseline -Dnn.baselineReason=... writes "
                + file
                + " again.");
  }

  @Test
  void read_otherClasses_namesThem() throws Exception {
    BaselineLookup known =
        BaselineLookup.read(
            written(), Judged.images(List.of("A", "B", "C"), "AABBB"), TASK, NOBODY);
    assertThat(known.mismatch().orElseThrow())
        .startsWith("the baseline has the classes A, B, the model has A, B, C. ");
  }

  @Test
  void read_bitsOfAnotherClass_isRefused() throws Exception {
    Path file = written();
    // 1011 0 becomes 0111 0: as many bits, but those of A and B no longer fit their counts.
    Files.writeString(file, Files.readString(file).replace("\"b0\"", "\"38\""));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineLookup.read(file, IMAGES, TASK, NOBODY))
        .withMessageContaining(
            "it contradicts itself: of class A it says 1 of 2, its bits say 0 of 2");
  }

  @Test
  void comparison_ofTwoModels_countsWhatChanged() throws Exception {
    Baseline before =
        BaselineLookup.read(written(), IMAGES, TASK, NOBODY).comparable().orElseThrow();
    Comparison comparison =
        Comparison.of(
            before,
            Judged.predictions(IMAGES, "BAABB", 0.2),
            UnseenImages.ALL,
            new int[0]); // was ABBBA
    assertThat(comparison.total().lost()).isEqualTo(2);
    assertThat(comparison.total().gained()).isEqualTo(2);
    assertThat(comparison.total().change()).isZero();
    assertThat(comparison.worse()).isEmpty();

    Comparison worse =
        Comparison.of(
            before, Judged.predictions(IMAGES, "AAAAA", 0.2), UnseenImages.ALL, new int[0]);
    assertThat(worse.worse()).containsExactly(new Change("B", 3, 2, 0, 2, 0));
    assertThat(worse.better()).containsExactly(new Change("A", 2, 1, 2, 0, 1));
    assertThat(worse.total().change()).isEqualTo(-1);
  }
}

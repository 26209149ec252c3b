package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineLookupTest {

  private static final List<String> CLASSES = List.of("A", "B");
  private static final Examples IMAGES = Judged.images(CLASSES, "AABBB");

  private static final EvaluationRun RUN = Found.run(IMAGES, Optional.empty());

  private static final Optional<String> NOBODY = Optional.empty();

  @TempDir Path folder;

  private Path written() throws Exception {
    return written(IMAGES, "ABBBA");
  }

  private Path written(Examples images, String taken) throws Exception {
    return written(Found.baseline(images, taken));
  }

  private Path written(Baseline baseline) throws Exception {
    Path file = folder.resolve("b.json");
    BaselineFile.write(file, baseline.after(Optional.empty(), Optional.empty()));
    return file;
  }

  private static BaselineLookup read(Path file, Examples images, Examples... training)
      throws Exception {
    return BaselineLookup.read(file, Found.run(images, Stream.of(training).findFirst()), NOBODY);
  }

  private static Comparison compared(BaselineLookup known, Examples images, String taken) {
    return known.compare(Judged.predictions(images, taken, 0.1), Units.NONE).orElseThrow();
  }

  @Test
  void read_noFile_knowsNone() throws Exception {
    BaselineLookup known = BaselineLookup.read(folder.resolve("none.json"), RUN, NOBODY);
    assertThat(known.isMissing()).isTrue();
    assertThat(known.hint()).contains(known.whyNone(Unit.IMAGE));
    assertThat(known.whyNone(Unit.IMAGE))
        .isEqualTo(
            "no baseline yet (%s); to accept this model, run mvn nn:baseline"
                .formatted(folder.resolve("none.json")));
    assertThat(known.askedBy()).isEmpty();
    Optional<String> parameter = Optional.of("nn.baseline");
    assertThat(BaselineLookup.read(folder.resolve("none.json"), RUN, parameter).askedBy())
        .contains("nn.baseline");
  }

  @Test
  void read_linkToNothing_isAskedForAndSaysWhereItLeads() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("b.json"), Path.of("gone.json"));
    BaselineLookup known = BaselineLookup.read(link, RUN, NOBODY);
    assertThat(known.isMissing()).isTrue();
    assertThat(known.askedBy()).contains("the link b.json");
    assertThat(known.missingReason())
        .isEqualTo(link + " is a link to gone.json, which is not there");
  }

  @Test
  void read_tooFewOfItsImages_saysHowManyAndHowToRenew() throws Exception {
    Path file = written();
    BaselineLookup known = read(file, IMAGES.of(List.of(0, 1, 2, 3)));
    assertThat(known.comparable()).isEmpty();
    assertThat(known.mismatch().orElseThrow())
        .isEqualTo(
            "1 of the 5 images of the baseline are missing from the test data (or are"
                + " training data now); at least 90% must be there. If this is intended,"
                + " mvn nn:baseline -Dnn.baselineReason=... writes "
                + file
                + " again");
    EvaluationRun none = Found.run(IMAGES.of(List.of()), Optional.empty());
    assertThat(BaselineLookup.read(file, none, NOBODY).comparable()).isEmpty();
  }

  /**
   * Ten images, one of which is an image of another class today; in another order, and with more.
   */
  @Test
  void read_mostOfItsImages_comparesOnThese() throws Exception {
    List<String> names = List.of("A", "B");
    Examples all = Judged.images(names, "AAAAAABBBBAB");
    Path file = written(all.of(IntStream.range(0, 10).boxed().toList()), "AAABBBBBAA");
    Examples other = Judged.images(names, "BAAAAABBBBAB");
    List<Integer> today = List.of(11, 9, 0, 8, 7, 6, 5, 4, 3, 2, 1, 10, 9);
    BaselineLookup known = read(file, other.of(today));
    Comparison found = compared(known, other.of(today), "BABAAAAAAAABA");
    assertThat(found.shared().examples()).containsExactly(1, 3, 4, 5, 6, 7, 8, 9, 10, 12);
    assertThat(found.shared().text(Unit.IMAGE))
        .contains("compared on 10 of 11 images; 1 gone, 3 new");
    // The last of B is there twice now: before and now, both count.
    assertThat(found.classes())
        .extracting(
            Change::name, Change::images, Change::before, Change::now, Change::lost, Change::gained)
        .containsExactly(tuple("A", 5, 2, 5, 0, 3), tuple("B", 5, 2, 0, 2, 0));
    assertThat(found.before().classes())
        .containsExactly(new Baseline.PerClass("A", 5, 2), new Baseline.PerClass("B", 5, 2));
    assertThat(found.worse()).extracting(Change::name).containsExactly("B");
    assertThat(found.better()).extracting(Change::name).containsExactly("A");
    known = read(file, all.of(IntStream.range(0, 10).boxed().toList()));
    assertThat(known.hint()).isEmpty();
    assertThat(compared(known, all, "AAABBBBBAA" + "AB").shared().text(Unit.IMAGE)).isEmpty();
  }

  /** A hard image that is learned from now on is as good as gone, even if a copy stays here. */
  @Test
  void read_imagesThatAreTrainingImagesNow_areGone() throws Exception {
    Examples all = Judged.images(CLASSES, "AAAAAAAAAA");
    Path file = written(all, "AAAAAAAAAB");
    BaselineLookup one = read(file, all, all.of(List.of(9)));
    assertThat(compared(one, all, "AAAAAAAAAA").shared().text(Unit.IMAGE))
        .contains("compared on 9 of 10 images; 1 gone, 1 new");
    assertThat(read(file, all, all.of(List.of(8, 9))).mismatch().orElseThrow())
        .startsWith("2 of the 10 images of the baseline are missing");
  }

  /** Copies of easy images do not make room for others to be taken away. */
  @Test
  void read_copiesAmongItsImages_areOneEach() throws Exception {
    Examples one = Judged.images(CLASSES, "AAAA");
    List<Integer> copies =
        Stream.concat(Stream.of(1, 2, 3), Stream.generate(() -> 0).limit(60)).toList();
    Path file = written(one.of(copies), "A".repeat(63));
    assertThat(read(file, one.of(copies.subList(1, 63))).mismatch().orElseThrow())
        .startsWith("1 of the 4 different images of the baseline are missing");
    assertThat(read(file, one).mismatch()).isEmpty();
  }

  @Test
  void read_otherClasses_namesThem() throws Exception {
    assertThat(
            read(written(), Judged.images(List.of("A", "B", "C"), "AABBB"))
                .mismatch()
                .orElseThrow())
        .startsWith("the baseline has the classes A, B, the model has A, B, C. ");
  }

  @Test
  void read_baselineOfANumber_isAMismatch() throws Exception {
    Baseline ofPrice = Found.accepted("0".repeat(64), new float[] {1}, Optional.of("price"));
    assertThat(read(written(ofPrice), IMAGES).mismatch().orElseThrow())
        .startsWith(
            "the baseline predicts price, the model classes. If it is of another model, give this"
                + " one another file in nn.baseline; if what is predicted has changed, mvn nn:baseline -D");
  }
}

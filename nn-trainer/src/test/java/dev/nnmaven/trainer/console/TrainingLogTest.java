package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.ClassificationMeasure;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.LogLines;
import dev.nnmaven.trainer.testing.Pictures;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class TrainingLogTest {

  private static final class RecordedProgress implements ProgressDisplay {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void show(int epoch, int done, int total) {
      calls.add("%d: %d of %d".formatted(epoch, done, total));
    }

    @Override
    public void epochFinished() {
      calls.add("finished");
    }
  }

  @SuppressWarnings("unchecked") // a classification measures nothing else
  private static final Measure<ClassificationMetrics> MEASURE =
      (Measure<ClassificationMetrics>)
          Measure.of(new ClassificationTask(List.of("A", "B")), Unit.IMAGE);

  @TempDir Path folder;

  private final Lines log = Mockito.mock(Lines.class);
  private final RecordedProgress progress = new RecordedProgress();

  private void announce(TrainingRun<ClassificationMetrics> run) {
    new TrainingLog<>(log, 10, progress, MEASURE).announce(run);
  }

  @Test
  void announce_defaults_saysWhatIsTrainedOnWhatAndHow() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    TrainingRun<ClassificationMetrics> run =
        TinyRun.prepare(TinyRun.settings(folder, null, null), null, null);
    announce(run);
    assertThat(LogLines.of(log))
        .containsExactly(
            "info: network   "
                + ConsoleCharset.drawing("12 → 100 relu → 2 linear")
                + ", 1,502 parameters, crossEntropy",
            "info: training  16 images of 4 x 3 pixels in " + folder,
            "info:           8 of each class: A, B",
            "info: held out  4 images: 20% of " + folder,
            "info: method    10 epochs, batches of 32, learning rate 0.1, seed 1, xavier weights, "
                + "scalar kernels, 1 thread");
  }

  private DataSettings heldOutEachEpoch() {
    return DataSettings.parse(Written.of("data", folder, "heldOutEachEpoch", "true"));
  }

  @Test
  void announce_heldOutEachEpoch_saysWhatItCostsAndWhatItIsNotFor() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    announce(TinyRun.prepare(heldOutEachEpoch(), null, null));
    assertThat(LogLines.of(log))
        .containsSubsequence(
            "info: held out  4 images: 20% of " + folder,
            "info:           evaluates 4 held-out images after each epoch; not to be used for"
                + " choosing");
  }

  private TrainingRun<ClassificationMetrics> validated(Object... namesAndTexts) throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    DataSettings settings = TinyRun.settings(folder, null, null);
    return TinyRun.written(settings, Written.of(namesAndTexts), Optional.empty());
  }

  @Test
  void announce_validated_saysByHowManyAndWhatTheyDecide() throws Exception {
    announce(validated("validationFraction", "25%", "patience", "5"));
    assertThat(LogLines.of(log))
        .contains(
            "info: training  12 images of 4 x 3 pixels in " + folder,
            "info:           6 of each class: A, B",
            "info: validate  4 images: 25% of those for training; the epoch with the best loss is"
                + " kept; training stops after 5 epochs without a better loss");
    announce(validated("validationFraction", "0.25", "keep", "last"));
    assertThat(LogLines.of(log))
        .contains("info: validate  4 images: 25% of those for training; the last epoch is kept");
  }

  @Test
  void refit_lastEpoch_saysWhatWasFoundAndForHowLongItTrains() throws Exception {
    TrainingRun<ClassificationMetrics> run =
        validated("validationFraction", "25%", "epochs", "3", "keep", "last", "refit", "true");
    TrainingLog<ClassificationMetrics> tested = new TrainingLog<>(log, 3, progress, MEASURE);
    tested.announce(run);
    TrainingRun.Outcome<ClassificationMetrics> outcome =
        run.train(
            new MemberWatch<>() {
              @Override
              public TrainingListener<ClassificationMetrics> listener(int member) {
                return tested;
              }

              @Override
              public Checkpoints<ClassificationMetrics> checkpoints(
                  int member, TrainingRun<ClassificationMetrics> any) {
                return Checkpoints.none();
              }

              @Override
              public MemberWatch<ClassificationMetrics> refit(
                  TrainingRun.Reached<ClassificationMetrics> found,
                  TrainingRun<ClassificationMetrics> second) {
                tested.refit(found, second).epochFinished(found.result().epochs().get(0));
                return MemberWatch.none();
              }

              @Override
              public void finished(int member, TrainingRun.Outcome<ClassificationMetrics> any) {}
            });
    tested.finished(outcome);
    List<String> lines = LogLines.of(log);
    assertThat(lines)
        .contains(
            "info: validate  4 images: 25% of those for training; the last epoch counts; then"
                + " training begins anew on all 16 images, for as many steps",
            "info: refit     anew on all 16 images: 3 epochs, 3 steps");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("info: kept      epoch 3 of 3:"))
        .hasSize(1);
    assertThat(lines).filteredOn(line -> line.contains("time left")).hasSize(2);
  }

  @Test
  void finished_validated_saysWhichEpochWasKept() throws Exception {
    TrainingRun<ClassificationMetrics> run =
        validated("validationFraction", "25%", "epochs", "2", "keep", "last");
    TrainingRun.Outcome<ClassificationMetrics> outcome =
        run.train(TrainingListener.none(), Checkpoints.none());
    new TrainingLog<>(log, 2, progress, MEASURE).finished(outcome);
    ClassificationMetrics kept = outcome.result().kept().orElseThrow().validation().orElseThrow();
    assertThat(LogLines.of(log).get(1))
        .isEqualTo(
            "info: kept      epoch 2 of 2: validation loss %s, accuracy %s"
                .formatted(
                    Texts.loss(kept.loss()),
                    Texts.accuracy(kept.correct(), kept.total(), Unit.IMAGE)));
  }

  @Test
  void epochFinished_validated_hasTwoColumnsMore() {
    EpochResult<ClassificationMetrics> one = epoch(1, 2.30259, 10, true);
    new TrainingLog<>(log, 10, progress, MEASURE)
        .epochFinished(
            new EpochResult<>(
                1,
                0.1f,
                one.training(),
                Optional.of(Evaluations.ofCounts(0.5, new int[][] {{3, 1}, {0, 0}})),
                one.heldOut(),
                1000,
                10));
    assertThat(LogLines.of(log))
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training  val. loss  validated  held-out   images/s  time left",
            "info:       1     2.3026    94.99%     0.5000     75.00%    66.66%        100       1:30");
  }

  @Test
  void announce_unequalClassesNothingHeldOutAndSigmoid_saysSo() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    Files.delete(folder.resolve("B/09.png"));
    announce(TinyRun.prepare(TinyRun.settings(folder, null, "0"), "1", "relu,sigmoid"));
    assertThat(LogLines.of(log))
        .contains("info:           A 10, B 9", "info: held out  nothing (nn.testFraction=0)")
        .anySatisfy(line -> assertThat(line).startsWith("info: method    1 epoch, "))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("warn: The output layer applies sigmoid before softmax")
                    .contains("0.73 for 2 classes"));
  }

  @Test
  void announce_reluBeforeTheLoss_saysWhatToWrite() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    announce(TinyRun.prepare(TinyRun.settings(folder, null, "0"), "1", "relu,relu"));
    assertThat(LogLines.of(log))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("warn: The output layer applies relu before the loss")
                    .endsWith("Leave it linear, as <output/> is."));
  }

  @Test
  void announce_skippedFiles_warnsOfThem() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    Pictures.breakOne(folder.resolve("A/broken.png"));
    announce(TinyRun.prepare(TinyRun.settings(folder, null, null, "skip"), null, null));
    assertThat(LogLines.of(log))
        .anySatisfy(line -> assertThat(line).startsWith("warn: left out: A/broken.png: "));
  }

  private static final ConfusionMatrix MILLION = correct(949_999, 1_000_000);

  private static ConfusionMatrix correct(int correct, int total) {
    ConfusionMatrix confusion = new ConfusionMatrix(2);
    for (int n = 0; n < total; n++) {
      confusion.add(0, n < correct ? 0 : 1);
    }
    return confusion;
  }

  private static EpochResult<ClassificationMetrics> epoch(
      int number, double loss, double seconds, boolean heldOut) {
    return new EpochResult<>(
        number,
        0.1f,
        new ClassificationMetrics(MILLION, loss),
        Optional.empty(),
        heldOut ? Optional.of(Evaluations.of(2, 3)) : Optional.empty(),
        1000,
        seconds);
  }

  @Test
  void epochFinished_severalEpochs_areATableWithTheTimeLeft() {
    TrainingLog<ClassificationMetrics> training = new TrainingLog<>(log, 10, progress, MEASURE);
    training.epochFinished(epoch(1, 2.30259, 10, true));
    training.epochFinished(epoch(2, 4.48e33, 30, false));
    assertThat(LogLines.of(log))
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training  held-out   images/s  time left",
            "info:       1     2.3026    94.99%    66.66%        100       1:30",
            "info:       2  4.480e+33    94.99%         -         33       2:40");
    assertThat(progress.calls).containsExactly("finished", "finished");
  }

  @Test
  void epochFinished_heldOutOnce_hasNoColumnForIt() {
    new TrainingLog<>(log, 10, progress, MEASURE).epochFinished(epoch(1, 2.30259, 10, false));
    assertThat(LogLines.of(log))
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training   images/s  time left",
            "info:       1     2.3026    94.99%        100       1:30");
  }

  @Test
  void epochFinished_thousands_areSomeThirtyRowsWithTheFirstAndTheLast() {
    TrainingLog<ClassificationMetrics> training = new TrainingLog<>(log, 3000, progress, MEASURE);
    for (int epoch = 1; epoch <= 3000; epoch++) {
      training.epochFinished(epoch(epoch, 1, 0.5, true));
    }
    List<String> rows = LogLines.of(log).stream().skip(2).map(row -> row.substring(6)).toList();
    assertThat(rows)
        .hasSizeBetween(10, EpochTable.MOST_ROWS)
        .contains("      1     1.0000    94.99%    66.66%      2,000      25:00")
        .last()
        .asString()
        .startsWith("  3,000  ")
        .endsWith(" 0:00");
  }

  @Test
  void samplesTrained_anyNumber_isShownAsProgress() {
    new TrainingLog<>(log, 10, progress, MEASURE).samplesTrained(3, 64, 1000);
    assertThat(progress.calls).containsExactly("3: 64 of 1000");
  }

  @Test
  void finished_withHeldOutImages_showsTheTable() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    TrainingRun<ClassificationMetrics> run =
        TinyRun.prepare(TinyRun.settings(folder, null, null), "0", null);
    TrainingRun.Outcome<ClassificationMetrics> outcome =
        run.train(TrainingListener.none(), Checkpoints.none());
    new TrainingLog<>(log, 0, progress, MEASURE).finished(outcome);
    List<String> expected = new ArrayList<>(List.of(""));
    expected.addAll(
        MEASURE.lines(outcome.heldOut().orElseThrow(), MEASURE.perClass(outcome.training())));
    assertThat(LogLines.of(log))
        .containsExactlyElementsOf(expected.stream().map(line -> "info: " + line).toList());
  }

  @Test
  void finished_withoutHeldOutImages_warnsOfTheTrainingAccuracy() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    TrainingRun<ClassificationMetrics> run =
        TinyRun.prepare(TinyRun.settings(folder, null, "0"), "0", null);
    new TrainingLog<>(log, 0, progress, MEASURE)
        .finished(run.train(TrainingListener.none(), Checkpoints.none()));
    assertThat(LogLines.of(log).get(1))
        .startsWith("info: training accuracy ")
        .contains(" of 20 images)")
        .endsWith("nothing was held out, so this says little about other images");
  }

  private void finishAveraged(DataSettings data, String... more) throws Exception {
    List<Object> texts = new ArrayList<>(List.of("epochs", "4", "average", "3"));
    texts.addAll(List.of(more));
    TrainingRun<ClassificationMetrics> run =
        TinyRun.written(data, Written.of(texts.toArray()), Optional.empty());
    new TrainingLog<>(log, 4, progress, MEASURE).announce(run);
    new TrainingLog<>(log, 4, progress, MEASURE)
        .finished(run.train(TrainingListener.none(), Checkpoints.none()));
  }

  @Test
  void finished_averaged_showsTheMeanBesideTheLastEpoch() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    finishAveraged(TinyRun.settings(folder, null, null));
    assertThat(LogLines.of(log))
        .anyMatch(line -> line.contains(", mean of the last 3 epochs, seed 1"))
        .contains("info: averaged  the last 3 epochs");
    finishAveraged(
        TinyRun.settings(folder, null, null), "validationFraction", "25%", "keep", "last");
    assertThat(LogLines.of(log))
        .anyMatch(
            line ->
                line.matches(
                    "info: averaged  the last 3 epochs: validation accuracy .* of the last epoch"
                        + " alone .*% .*"));
    finishAveraged(heldOutEachEpoch());
    assertThat(LogLines.of(log))
        .anyMatch(
            line ->
                line.matches(
                    "info: averaged  the last 3 epochs: held-out accuracy .* of the last epoch alone"
                        + " .*% .*"));
  }

  private static TrainingRun.Outcome<ClassificationMetrics> outcome(
      TrainingRun<ClassificationMetrics> run, ClassificationMetrics heldOut) throws Exception {
    TrainingRun.Outcome<ClassificationMetrics> trained =
        run.train(TrainingListener.none(), Checkpoints.none());
    return new TrainingRun.Outcome<>(
        trained.model(),
        trained.result(),
        trained.training(),
        trained.validation(),
        Optional.of(heldOut),
        List.of(),
        Optional.empty(),
        trained.judged(),
        Optional.empty());
  }

  @Test
  void finished_noBetterThanTheMostFrequentClass_warnsAndSaysWhatToDo() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    TrainingRun<ClassificationMetrics> run =
        TinyRun.prepare(TinyRun.settings(folder, null, null), "0", null);
    ClassificationMetrics useless = Evaluations.ofCounts(0.7, new int[][] {{0, 1}, {0, 2}});
    new TrainingLog<>(log, 3, progress, MEASURE).finished(outcome(run, useless));
    assertThat(LogLines.of(log))
        .last()
        .asString()
        .startsWith(
            "warn: Nothing was learned that helps on held-out images: always naming the most frequent"
                + " class, B, would be right for 66.66% of them (2).")
        .contains("nn.learningRate", "nn.epochs", "nn.normalization");
  }

  @Test
  void finished_betterThanThatOrNotTrained_doesNotWarn() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    TrainingRun<ClassificationMetrics> run =
        TinyRun.prepare(TinyRun.settings(folder, null, null), "0", null);
    ClassificationMetrics useless = Evaluations.ofCounts(0.7, new int[][] {{0, 1}, {0, 2}});
    new TrainingLog<>(log, 0, progress, MEASURE).finished(outcome(run, useless));
    ClassificationMetrics good = Evaluations.ofCounts(0.7, new int[][] {{1, 0}, {0, 2}});
    new TrainingLog<>(log, 3, progress, MEASURE).finished(outcome(run, good));
    assertThat(LogLines.of(log)).noneMatch(line -> line.startsWith("warn: "));
  }

  private static Optional<String> nothingLearned(int[][] counts) {
    return new ClassificationMeasure(new ClassificationTask(List.of("A", "B", "C")), Unit.IMAGE)
        .nothingLearned(Evaluations.ofCounts(1, counts));
  }

  @Test
  void nothingLearned_unequalClasses_namesTheMostFrequentOne() {
    assertThat(nothingLearned(new int[][] {{1, 1, 0}, {5, 1, 1}, {0, 0, 3}}).orElseThrow())
        .contains(" frequent class, B, would be right for 58.33% of them (7).")
        .endsWith("; with nn.normalization=none, try scale."); // the recipe standardizes
  }

  @Test
  void nothingLearned_equalClasses_namesTheFirst() {
    assertThat(nothingLearned(new int[][] {{1, 2, 0}, {2, 1, 0}, {1, 1, 1}}).orElseThrow())
        .contains(" frequent class, A, would be right for 33.33% of them (3).");
  }

  @Test
  void nothingLearned_oneMoreRight_noAndAsManyYes() {
    assertThat(nothingLearned(new int[][] {{2, 0, 0}, {2, 0, 0}, {0, 0, 0}})).isPresent();
    assertThat(nothingLearned(new int[][] {{0, 2, 0}, {0, 2, 0}, {0, 0, 0}})).isPresent();
    assertThat(nothingLearned(new int[][] {{2, 0, 0}, {1, 1, 0}, {0, 0, 0}})).isEmpty();
    assertThat(nothingLearned(new int[][] {{2, 0, 0}, {0, 0, 0}, {0, 0, 0}})).isEmpty(); // all
    assertThat(nothingLearned(new int[][] {{9, 0, 0}, {1, 0, 0}, {0, 0, 0}})).isPresent();
    assertThat(nothingLearned(new int[][] {{0, 9, 0}, {1, 0, 0}, {0, 0, 0}})).isPresent();
  }

  @Test
  void announce_augmentation_isPartOfTheMethod() throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(folder, 10, 1);
    announce(
        TinyRun.written(
            TinyRun.settings(folder, null, null),
            Written.of("augmentation", "shift+rotate(5)"),
            Optional.empty()));
    assertThat(LogLines.of(log))
        .anySatisfy(
            line ->
                assertThat(line).contains("rate 0.1, augmented by shift(2)+rotate(5), seed 1,"));
  }
}

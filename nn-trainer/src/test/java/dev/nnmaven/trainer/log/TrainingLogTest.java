package dev.nnmaven.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.job.TrainingRun.FinalMetrics;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.RecordedProgress;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class TrainingLogTest {

  @SuppressWarnings("unchecked") // a classification measures nothing else
  private static final Measure<ClassificationMetrics> MEASURE =
      (Measure<ClassificationMetrics>)
          Measure.of(new ClassificationTask(List.of("A", "B")), Unit.IMAGE);

  @TempDir Path folder;

  private final RecordedLines log = new RecordedLines();
  private final RecordedProgress progress = new RecordedProgress();

  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder, 10, 1);
  }

  private TrainingRun<ClassificationMetrics> run(String list) throws Exception {
    return TinyRun.of(TinyRun.settings(folder, null, null), list);
  }

  private TrainingLog<ClassificationMetrics> tested(int epochs) {
    return new TrainingLog<>(log, epochs, progress, MEASURE);
  }

  private ListAssert<String> assertAnnounced(TrainingRun<ClassificationMetrics> run) {
    tested(10).announce(run);
    return assertThat(log.all());
  }

  @Test
  void announce_defaults_saysWhatIsTrainedOnWhatAndHow() throws Exception {
    assertAnnounced(run(""))
        .containsExactly(
            "info: training  16 images of 4 x 3 pixels in " + folder,
            "info:           8 of each class: A, B",
            "info: test data 4 images: 20% of " + folder,
            "info: network   12 → 100 relu → 2 linear, 1,502 parameters, crossEntropy",
            "info: method    10 epochs, batches of 32, learning rate 0.1, seed 1, xavier weights, "
                + "scalar kernels, 1 thread");
  }

  private DataSettings heldOutEachEpoch() {
    return DataSettings.parse(Written.reader("data", folder, "heldOutEachEpoch", "true"));
  }

  @Test
  void announce_heldOutEachEpoch_saysWhatItCostsAndWhatItIsNotFor() throws Exception {
    assertAnnounced(TinyRun.of(heldOutEachEpoch(), ""))
        .containsSubsequence(
            "info: test data 4 images: 20% of " + folder,
            "info:           evaluates 4 test images after each epoch; do not tune by"
                + " these figures");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          validationFraction=25%; patience=5 | info: training  12 images of 4 x 3 pixels in     | /
          validationFraction=25%; patience=5 | info:           6 of each class:                 | A, B
          validationFraction=25%; patience=5 | info: validate  4 images: 25% of those for training; the epoch with the best loss is kept; | training stops after 5 epochs without a better loss
          validationFraction=.25; keep=last  | info: validate  4 images: 25% of those for training; | the last epoch is kept
          network=100, output relu           | warn: The output layer applies relu before the loss | Make it linear, like <output/>.
          network=100, 2                     | warn: The last hidden layer has 2 neurons, as many as there are outputs. | remove this one
          augmentation=shift+rotate(5)       | info: method                                     | rate 0.1, augmented by shift(2)+rotate(5), seed 1,
          """)
  void announce_anything_isALineOfThat(String list, String start, String more) throws Exception {
    assertAnnounced(run(list)).anyMatch(line -> line.startsWith(start) && line.contains(more));
  }

  @Test
  void refit_lastEpoch_saysWhatWasFoundAndForHowLongItTrains() throws Exception {
    TrainingRun<ClassificationMetrics> run =
        run("validationFraction=25%; epochs=3; keep=last; refit=true");
    TrainingLog<ClassificationMetrics> tested = tested(3);
    tested.announce(run);
    Outcome<ClassificationMetrics> outcome =
        run.train(
            new MemberWatch<>() {
              @Override
              public TrainingListener<ClassificationMetrics> listener(int member) {
                return tested;
              }

              @Override
              public MemberWatch<ClassificationMetrics> refit(
                  TrainingRun.PartialResult<ClassificationMetrics> found,
                  TrainingRun<ClassificationMetrics> second) {
                tested.refit(found, second).epochFinished(found.result().epochs().get(0));
                return MemberWatch.none();
              }
            });
    tested.finished(outcome);
    List<String> lines = log.all();
    assertThat(lines)
        .contains(
            "info: validate  4 images: 25% of those for training; the last epoch counts; then"
                + " trains again on all 16 images, for as many steps",
            "info: refit     again on all 16 images: 3 epochs, 3 steps");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("info: kept      epoch 3 of 3:"))
        .hasSize(1);
    assertThat(lines).filteredOn(line -> line.contains("time left")).hasSize(2);
  }

  @Test
  void finished_validated_saysWhichEpochWasKept() throws Exception {
    Outcome<ClassificationMetrics> outcome =
        run("validationFraction=25%; epochs=2; keep=last").train(MemberWatch.none());
    tested(2).finished(outcome);
    ClassificationMetrics kept = outcome.result().kept().orElseThrow().validation().orElseThrow();
    assertThat(log.all())
        .contains(
            "info: kept      epoch 2 of 2: validation loss %s, accuracy %s"
                .formatted(
                    Formats.loss(kept.loss()),
                    Formats.accuracy(kept.correct(), kept.total(), Unit.IMAGE)));
  }

  @Test
  void epochFinished_validated_hasTwoColumnsMore() {
    EpochResult<ClassificationMetrics> one = epoch(1, 2.30259, 10, true);
    Optional<ClassificationMetrics> validated =
        Optional.of(Evaluations.ofCounts(0.5, new int[][] {{3, 1}, {0, 0}}));
    tested(10)
        .epochFinished(
            new EpochResult<>(1, 0.1f, one.training(), validated, one.heldOut(), 1000, 10));
    assertThat(log.all())
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training  val. loss  validated      test   images/s  time"
                + " left",
            "info:       1     2.3026    94.99%     0.5000     75.00%    66.66%        100       1:30");
  }

  @Test
  void announce_unequalClassesNothingHeldOutAndSigmoid_saysSo() throws Exception {
    Files.delete(folder.resolve("B/09.png"));
    assertAnnounced(
            TinyRun.of(
                TinyRun.settings(folder, null, "0"), "epochs=1; network=100, output sigmoid"))
        .contains("info:           A 10, B 9", "info: test data nothing (nn.testFraction=0)")
        .anyMatch(line -> line.startsWith("info: method    1 epoch, "))
        .anyMatch(line -> line.matches("warn: .* applies sigmoid before softmax.*0.73 for 2 cl.*"));
  }

  private static final ConfusionMatrix MILLION = Evaluations.of(949_999, 1_000_000).confusion();

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
    TrainingLog<ClassificationMetrics> training = tested(10);
    training.epochFinished(epoch(1, 2.30259, 10, true));
    training.epochFinished(epoch(2, 4.48e33, 30, false));
    assertThat(log.all())
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training      test   images/s  time left",
            "info:       1     2.3026    94.99%    66.66%        100       1:30",
            "info:       2  4.480e+33    94.99%         -         33       2:40");
    assertThat(progress.calls()).containsExactly("finished", "finished");
  }

  @Test
  void epochFinished_heldOutOnce_hasNoColumnForIt() {
    tested(10).epochFinished(epoch(1, 2.30259, 10, false));
    assertThat(log.all())
        .containsExactly(
            "info: ",
            "info:   epoch       loss  training   images/s  time left",
            "info:       1     2.3026    94.99%        100       1:30");
  }

  @Test
  void finished_withoutHeldOutImages_warnsOfTheTrainingAccuracy() throws Exception {
    DataSettings all = TinyRun.settings(folder, null, "0");
    tested(0).finished(TinyRun.of(all, "epochs=0").train(MemberWatch.none()));
    assertThat(log.all().get(1))
        .startsWith("info: training accuracy ")
        .contains(" of 20 images)")
        .endsWith("without test data, this says little about other images");
  }

  private ListAssert<String> assertFinished(int epochs, int[][] heldOut) throws Exception {
    Outcome<ClassificationMetrics> trained = run("epochs=0").train(MemberWatch.none());
    tested(epochs)
        .finished(
            new Outcome<>(
                trained.model(),
                trained.result(),
                new FinalMetrics<>(
                    trained.metrics().training(),
                    Optional.empty(),
                    Optional.of(Evaluations.ofCounts(0.7, heldOut))),
                trained.judged(),
                List.of(),
                Optional.empty()));
    return assertThat(log.all());
  }

  @Test
  void finished_noBetterThanTheMostFrequentClass_warnsUnlessNothingWasTrained() throws Exception {
    int[][] useless = {{0, 1}, {0, 2}};
    assertFinished(0, useless).noneMatch(line -> line.startsWith("warn: "));
    assertFinished(3, new int[][] {{1, 0}, {0, 2}}).noneMatch(line -> line.startsWith("warn: "));
    assertFinished(3, useless)
        .last()
        .asString()
        .startsWith("warn: Nothing was learned that helps on test images: ")
        .contains("(2). Look at the losses above.")
        .endsWith("; with nn.normalization=none, try scale."); // the recipe standardizes
  }

  private static List<Integer> rows(int epochs) {
    return IntStream.rangeClosed(1, epochs)
        .filter(epoch -> EpochTable.isShown(epoch, epochs))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11, 12})
  void isShown_few_all(int epochs) {
    assertThat(rows(epochs)).hasSize(epochs);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 22, 57, 99, 100, 101, 1000, 2999, 3000, 1_234_567})
  void isShown_many_someAtMostWithTheFirstAndTheLast(int epochs) {
    assertThat(rows(epochs)).hasSizeBetween(6, EpochTable.MOST_ROWS).startsWith(1).endsWith(epochs);
  }

  @Test
  void isShown_between_roundNumbers() {
    assertThat(rows(100)).startsWith(1, 10, 20, 30).endsWith(80, 90, 100);
    assertThat(EpochTable.isShown(Integer.MAX_VALUE, Integer.MAX_VALUE)).isTrue();
  }

  private static final long SECOND = 1_000_000_000L;

  private long now;

  private TrainingRun<ClassificationMetrics> members(String fraction) throws Exception {
    return TinyRun.of(TinyRun.settings(folder, null, fraction), "epochs=4; members=3");
  }

  private MembersLog<ClassificationMetrics> tested(TrainingRun<ClassificationMetrics> run) {
    return new MembersLog<>(log, 3, 4, run.measure(), () -> now);
  }

  @Test
  void finished_eachNetwork_isARow() throws Exception {
    TrainingRun<ClassificationMetrics> run = members("0.3");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND;
    tested.finished(2, outcome.members().get(1));
    tested.finished(1, outcome.members().get(0));
    List<String> lines = log.all();
    assertThat(lines.subList(0, 2))
        .containsExactly(
            "info: ", "info: network   epochs       loss  training      test       time");
    ClassificationMetrics heldOut = outcome.members().get(1).metrics().heldOut().orElseThrow();
    assertThat(lines.get(2))
        .startsWith("info:       2        4     ")
        .contains(Formats.percent(heldOut.correct(), heldOut.total()))
        .endsWith("0:00");
    assertThat(lines).hasSize(4);
  }

  @Test
  void finished_soon_saysNothingOfSingleNetworks() throws Exception {
    TrainingRun<ClassificationMetrics> run = members("0.3");
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND - 1;
    tested.finished(1, run.train(MemberWatch.none()).members().get(0));
    assertThat(log.all()).isEmpty();
  }

  @Test
  void listener_longTraining_saysNowAndThenHowFarItIs() throws Exception {
    TrainingRun<ClassificationMetrics> run = members("0.3");
    MembersLog<ClassificationMetrics> tested = tested(run);
    List<EpochResult<ClassificationMetrics>> epochs =
        run.train(TrainingListener.none(), Checkpoints.none()).result().epochs();
    for (EpochResult<ClassificationMetrics> epoch : epochs) {
      for (int member = 1; member <= 3; member++) {
        now += 4 * SECOND;
        tested.listener(member, 0).epochFinished(epoch);
      }
    }
    assertThat(log.all())
        .containsExactly(
            "info: 3 of 12 epochs of 3 networks (25%)",
            "info: 6 of 12 epochs of 3 networks (50%)", "info: 9 of 12 epochs of 3 networks (75%)");
  }

  @Test
  void finished_whole_comparesItWithEachAlone() throws Exception {
    TrainingRun<ClassificationMetrics> run = members("0.3");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    List<Integer> alone =
        outcome.members().stream()
            .map(member -> member.metrics().heldOut().orElseThrow().correct())
            .sorted()
            .toList();
    new TrainingLog<>(log, 4, Mockito.mock(ProgressDisplay.class), run.measure()).finished(outcome);
    assertThat(log.all())
        .contains(
            "info: alone     the 3 networks: test accuracy %s to %s, median %s"
                .formatted(
                    Formats.percent(alone.get(0), 6),
                    Formats.percent(alone.get(2), 6),
                    Formats.percent(alone.get(1), 6)))
        .noneMatch(line -> line.contains("kept  "));
  }

  @Test
  void finished_nothingHeldOut_comparesNothing() throws Exception {
    TrainingRun<ClassificationMetrics> run = members("0");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND;
    tested.finished(3, outcome.members().get(2));
    assertThat(log.all().get(2)).contains("         -  ");
    assertThat(MembersLog.alone(outcome, run.measure())).isEmpty();
  }
}

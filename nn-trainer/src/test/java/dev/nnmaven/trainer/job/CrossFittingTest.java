package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that are each trained without a fold, and what is fitted to their answers to it. */
class CrossFittingTest {

  private static final String FOLDS = "members=folds(3); ";

  @TempDir Path folder;

  private TrainingRun<?> run(int rows, String list) throws Exception {
    Path table = Tables.write(folder.resolve("t.csv"), Tables.HEADER, Tables.flowers(rows, 1));
    return TinyRun.ofRows(
        Written.list(
            "data=%s; testFraction=0.2; recipe=plain; epochs=3; network=7; %s"
                .formatted(table, list)));
  }

  private static <M extends dev.nnmaven.nn.task.Metrics> Outcome<M> train(TrainingRun<M> run)
      throws Exception {
    return run.train(MemberWatch.none());
  }

  private static List<Integer> rows(LoadedData data) {
    return IntStream.of(((RowExamples) data.trainedOn()).rows()).boxed().toList();
  }

  @Test
  void unseen_eachTrainingRow_isAnsweredOnceAndNotByWhoSawIt() throws Exception {
    TrainingRun<?> run = run(90, "target=kind; " + FOLDS);
    CrossFitting<?> folds = CrossFitting.of(run).orElseThrow();
    List<Integer> answered = new ArrayList<>();
    for (int member = 1; member <= 3; member++) {
      List<Integer> without = new ArrayList<>(rows(run.data()));
      without.removeAll(rows(folds.without().get(member - 1).data()));
      assertThat(without).hasSizeBetween(23, 25); // of 72
      answered.addAll(without);
    }
    Collections.sort(answered);
    assertThat(answered).isEqualTo(rows(run.data()));
    OutOfSample unseen = folds.unseen(List.of(run.network(), run.network(), run.network()));
    assertThat(unseen.size()).isEqualTo(72);
  }

  @Test
  void train_fewRows_shipsNetworksOfAllRowsAndManyThoseOfTheFolds() throws Exception {
    Outcome<?> few = train(run(90, "target=kind; " + FOLDS));
    Outcome<?> all = train(run(90, "target=kind; members=3"));
    assertThat(values(few.model().ensemble()))
        .usingRecursiveComparison()
        .isEqualTo(values(all.model().ensemble()));
    assertThat(values(few.judged())).usingRecursiveComparison().isNotEqualTo(values(all.judged()));
    Outcome<?> others = train(run(90, "target=kind; members=1+folds(3)"));
    assertThat(values(others.model().ensemble()))
        .usingRecursiveComparison()
        .isEqualTo(values(train(run(90, "target=kind")).model().ensemble()));
    assertThat(others.outOfFold()).isPresent();
    assertThat(others.calibrated().orElseThrow().judged().orElseThrow().size()).isEqualTo(72);
    Outcome<?> many = train(run(1300, "target=kind; " + FOLDS));
    assertThat(values(many.model().ensemble()))
        .usingRecursiveComparison()
        .isEqualTo(values(many.judged()));
  }

  private static List<List<float[]>> values(Ensemble ensemble) {
    return ensemble.members().stream().map(TinyRun::values).toList();
  }

  /** A linear member is worth most where the answer is a sum: the weight of flowers. */
  @Test
  void train_auto_blendsByTheLeastShareWithinOneErrorOfTheBest() throws Exception {
    TrainingRun<?> run = run(150, "target=weight; linear=auto; " + FOLDS);
    CrossFitting<?> folds = CrossFitting.of(run).orElseThrow();
    Outcome<?> outcome = train(run);
    LinearMember linear = outcome.model().ensemble().linear().orElseThrow();
    LinearFit fit = LinearFit.of(run, unchecked(folds));
    List<List<Double>> losses = new ArrayList<>(); // by share, then row
    for (int share = 0; share <= 10; share++) {
      List<Double> some = new ArrayList<>();
      for (int fold = 0; fold < 3; fold++) {
        Network bent = outcome.judged().members().get(fold);
        OutOfSample.Part part = fit.unseen().orElseThrow().parts().get(fold);
        Network straight = part.networks().first();
        some.addAll(squares(bent, straight, share / 10.0, part.samples()));
      }
      losses.add(some);
    }
    assertThat(linear.share()).isEqualTo(least(losses) / 10.0).isGreaterThan(0.3);
    assertThat(outcome.calibrated().orElseThrow().notes())
        .singleElement()
        .asString()
        .isEqualTo("linear    %d%% of the answer".formatted(Math.round(100 * linear.share())));
  }

  @SuppressWarnings("unchecked")
  private static <M extends dev.nnmaven.nn.task.Metrics> Optional<CrossFitting<M>> unchecked(
      CrossFitting<?> folds) {
    return Optional.of((CrossFitting<M>) folds);
  }

  private static List<Double> squares(Network bent, Network straight, double share, Samples of) {
    List<Double> squares = new ArrayList<>();
    float[] inputs = new float[bent.inputs()];
    float[] targets = new float[1];
    for (int sample = 0; sample < of.size(); sample++) {
      of.loadInputs(sample, inputs, 0);
      of.loadTargets(sample, targets, 0);
      double off =
          (1 - share) * bent.predictions(bent.forward(inputs))[0]
              + share * straight.predictions(straight.forward(inputs))[0]
              - targets[0];
      squares.add(off * off);
    }
    return squares;
  }

  private static int least(List<List<Double>> losses) {
    double[] means =
        losses.stream()
            .mapToDouble(some -> some.stream().mapToDouble(x -> x).average().orElseThrow())
            .toArray();
    int best =
        IntStream.range(0, means.length)
            .reduce((a, b) -> means[b] < means[a] ? b : a)
            .orElseThrow();
    for (int share = 0; ; share++) {
      int n = losses.get(0).size();
      double variance = 0;
      for (int i = 0; i < n; i++) {
        double off =
            losses.get(share).get(i) - losses.get(best).get(i) - means[share] + means[best];
        variance += off * off / (n - 1);
      }
      if (means[share] - means[best] <= Math.sqrt(variance / n)) {
        return share;
      }
    }
  }

  @Test
  void train_calibrated_fitsTheTemperatureToUnseenRowsAndNotToTheLinearMember() throws Exception {
    String list = "target=kind; seed=3; epochs=40; " + FOLDS;
    TrainedModel plain = train(run(150, list)).model();
    TrainedModel found = train(run(150, list + "calibration=temperature; linear=0.5")).model();
    double temperature = found.calibration().orElseThrow().temperature();
    assertThat(temperature).isNotCloseTo(1, within(0.001));
    float[] before = plain.ensemble().first().outputLayer().parameters().get(0).values();
    float[] after = found.ensemble().first().outputLayer().parameters().get(0).values();
    assertThat(after[0]).isEqualTo((float) (before[0] / temperature));
    assertThat(found.ensemble().linear().orElseThrow().share()).isEqualTo(0.5);
  }

  @Test
  void train_allOfTheAnswerLinear_isNeitherCalibratedNorWorthItsNetworks() throws Exception {
    Outcome<?> linear = train(run(200, "target=kind; calibration=temperature; linear=1; " + FOLDS));
    Calibration same = linear.model().calibration().orElseThrow();
    assertThat(same.before()).isEqualTo(same.after());
    assertThat(linear.outOfFold().orElseThrow().figures().compared().linearIsEnough()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"scalar, 3", "textbook, 1"})
  void train_anyKernelsAndThreads_givesTheSameBytes(String kernels, int threads) throws Exception {
    String all = "target=kind; calibration=temperature; linear=auto; " + FOLDS;
    String computing = "kernels=%s; threads=%s".formatted(kernels, threads);
    byte[] expected = TinyRun.bytes(train(run(60, all)).model());
    assertThat(TinyRun.bytes(train(run(60, all + computing)).model())).isEqualTo(expected);
  }

  @Test
  void train_groups_areNotSplit() throws Exception {
    TrainingRun<?> run = run(90, "target=kind; split=group(soil); members=folds(2)");
    CrossFitting<?> folds = CrossFitting.of(run).orElseThrow();
    for (int member = 1; member <= 2; member++) {
      List<String> inside = folds.folds().part(member - 1, true).groups();
      assertThat(folds.without().get(member - 1).data().trainedOn().groups())
          .doesNotContainAnyElementsOf(inside);
    }
    train(run);
  }

  /** Words that say nothing, of which the target chooses inputs: 90% of the answers, if it may. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "members=folds(3)",
        "members=1+folds(3)",
        "members=2; calibration=temperature",
        "abstain=accuracy(90%)"
      })
  void train_texts_areAnsweredByNetworksThatDoNotKnowTheChosenWords(String list) throws Exception {
    Random random = new Random(1);
    List<String> rows =
        IntStream.range(0, 300)
            .mapToObj(row -> words(random) + (random.nextBoolean() ? ",yes" : ",no"))
            .toList();
    Path table = Tables.write(folder.resolve("texts.csv"), "text,target", rows);
    String all = "data=%s; testFraction=0.2; columns=text:text; target=target; %s";
    TrainingRun<?> run = TinyRun.ofRows(Written.list(all.formatted(table, list)));
    Outcome<?> outcome = train(run);
    OutOfSample judged = outcome.calibrated().orElseThrow().judged().orElseThrow();
    assertThat(judged.size()).isEqualTo(list.contains("folds") ? 240 : 48);
    assertThat(((ClassificationMetrics) judged.answers(run.measure()).evaluation()).accuracy())
        .isCloseTo(0.5, within(1.6 / Math.sqrt(judged.size()))); // 3 standard errors
    Outcome<?> plain =
        train(TinyRun.ofRows(Written.list(all.formatted(table, "calibration=none"))));
    assertThat(values(outcome.model().ensemble()).get(0).get(0))
        .isEqualTo(values(plain.model().ensemble()).get(0).get(0)); // trained on all rows
  }

  private static String words(Random random) {
    return random.ints(9, 0, 700).mapToObj(w -> "w" + w).collect(Collectors.joining(" "));
  }

  /** Some rows have the kind of the one before, or a weight that is 50 too large. */
  @ParameterizedTest
  @ValueSource(strings = {"kind", "weight", "kind; split=group(soil)"})
  void outOfFold_wrongTargets_areSuspects(String target) throws Exception {
    List<String> rows = new ArrayList<>(Tables.flowers(240, 1));
    List<String> wrong = new ArrayList<>();
    for (int row = 0; row < 240; row += 60) {
      String[] cells = rows.get(row).split(",");
      if (target.equals("weight")) {
        cells[5] = "" + (Double.parseDouble(cells[5]) + 50);
      } else {
        cells[4] = "crocus"; // not aster
      }
      rows.set(row, String.join(",", cells));
      wrong.add("t.csv:" + (row + 2));
    }
    Path table = Tables.write(folder.resolve("t.csv"), Tables.HEADER, rows);
    TrainingRun<?> run =
        TinyRun.ofRows(
            Written.list(
                ("data=%s; testFraction=0; recipe=plain; epochs=60; optimizer=adam; learningRate=0.01;"
                        + " linear=auto; %starget=%s")
                    .formatted(table, FOLDS, target)));
    OutOfFold found = train(run).outOfFold().orElseThrow();
    assertThat(found.figures().suspects())
        .extracting(row -> row.get("row"))
        .first(InstanceOfAssertFactories.STRING)
        .isIn(wrong);
    assertThat(found.suspects().csv().lines().map(line -> line.split(",")[0]).toList())
        .hasSizeLessThanOrEqualTo(41)
        .containsAll(wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "101",
        "many",
        "2.5",
        "folds(1)",
        "folds(101)",
        "folds()",
        "fold(5)",
        "1+2",
        "+folds(5)",
        "5+folds(5)"
      })
  void members_thatCannotBe_isAMistake(String members) {
    assertThatThrownBy(() -> run(60, "target=kind; linear=auto; members=" + members))
        .hasMessageContaining("nn.members: expected a number of networks such as 5, folds(5)")
        .hasMessageNotContaining("nn.linear");
  }

  @Test
  void settings_thatDoNotGoTogether_sayWhatDoes() {
    refused(FOLDS + "validationFraction=0.2", "nn.validationFraction: holds out examples for");
    refused("members=3; linear=auto", "auto compares answers to examples that the networks were");
    refused("linear=2", "nn.linear: expected auto, or a share from 0 to 1, found \"2\"");
    refused(FOLDS + "split=time(length)", "nn.members: folds(3) has networks answer rows that");
  }

  private void refused(String list, String message) {
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(() -> run(60, "target=kind; " + list))
        .withMessageContaining(message);
  }
}

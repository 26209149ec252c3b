package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.optimizer.builtin.Momentum;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The labels are drawn, so that what a network learns of some samples is wrong for others. Most of
 * the validation samples are trained on nevertheless: their loss falls first, and rises then.
 */
class ValidationTest {

  private static final int EPOCHS = 20;

  private final ArraySamples samples = ArraySamples.random(40, 4, 3, 1);
  private final ArraySamples validating = mostOf(samples, ArraySamples.random(40, 4, 3, 21));
  private final Network network = network();

  private static ArraySamples mostOf(ArraySamples some, ArraySamples others) {
    float[][] values = others.values().clone();
    int[] labels = others.labels().clone();
    for (int s = 0; s < some.size() * 3 / 4; s++) {
      values[s] = some.values()[s];
      labels[s] = some.label(s);
    }
    return new ArraySamples(values, labels, some.outputs());
  }

  private static Network network() {
    return Networks.random(new int[] {4, 16, 3}, "crossEntropy", 2, "tanh", "linear");
  }

  private static TrainingOptions options(String schedule, int epochs) {
    return Trainings.options(0.03f, epochs, 8, 5)
        .optimizer(new Momentum())
        .schedule(Schedule.of(schedule))
        .build();
  }

  private Optional<Validation<ClassificationMetrics>> by(
      ToDoubleFunction<ClassificationMetrics> error, boolean keepsBest, int patience) {
    return Optional.of(
        new Validation<>(
            validating,
            error,
            keepsBest,
            patience == 0 ? OptionalInt.empty() : OptionalInt.of(patience)));
  }

  private TrainingResult<ClassificationMetrics> train(
      Network network,
      TrainingOptions options,
      KernelChoice kernels,
      Optional<Validation<ClassificationMetrics>> validation) {
    ComputeOptions compute = new ComputeOptions(kernels, kernels == KernelChoice.TEXTBOOK ? 1 : 2);
    return new Trainer<>(network, Classes.of(network), options, compute, TrainingListener.none())
        .train(samples, validation.orElse(null), null, Checkpoints.none());
  }

  private TrainingResult<ClassificationMetrics> train(
      String schedule, Optional<Validation<ClassificationMetrics>> validation) {
    return train(network, options(schedule, EPOCHS), KernelChoice.SCALAR, validation);
  }

  /** What training without validation makes of the same network. */
  private float[] trained(int epochs) {
    Network alone = network();
    train(alone, options("constant", epochs), KernelChoice.SCALAR, Optional.empty());
    return Networks.numbers(alone);
  }

  private static List<Double> losses(TrainingResult<ClassificationMetrics> result) {
    return result.epochs().stream().map(epoch -> epoch.validation().orElseThrow().loss()).toList();
  }

  private static int indexOfLeast(List<Double> numbers) {
    int least = 0;
    for (int i = 1; i < numbers.size(); i++) {
      least = numbers.get(i) < numbers.get(least) ? i : least;
    }
    return least;
  }

  @Test
  void train_keepsBest_endsWithTheNetworkOfTheEpochWithTheSmallestLoss() {
    TrainingResult<ClassificationMetrics> result =
        train("constant", by(ClassificationMetrics::loss, true, 0));
    assertThat(result.epochs()).hasSize(EPOCHS);
    int best = indexOfLeast(losses(result)) + 1;
    assertThat(best).as("an epoch that is neither the first nor the last").isBetween(2, EPOCHS - 1);
    assertThat(result.keptEpoch()).isEqualTo(best);
    assertThat(result.kept()).containsSame(result.epochs().get(best - 1));
    assertThat(Classes.evaluate(network, validating).loss())
        .isEqualTo(losses(result).get(best - 1));
    assertThat(Networks.numbers(network)).containsExactly(trained(best));
  }

  @Test
  void train_keepsBestByAnotherError_asksThatAndTakesTheFirstOfEquals() {
    TrainingResult<ClassificationMetrics> result =
        train("constant", by(metrics -> -metrics.loss(), true, 0));
    List<Double> negated = losses(result).stream().map(loss -> -loss).toList();
    assertThat(result.keptEpoch()).isEqualTo(indexOfLeast(negated) + 1);
    assertThat(train("constant", by(metrics -> 0.5, true, 0)).keptEpoch()).isEqualTo(1);
  }

  @Test
  void train_keepsLastOrNoNumbers_endsWithTheLast() {
    TrainingResult<ClassificationMetrics> result =
        train("constant", by(ClassificationMetrics::loss, false, 0));
    assertThat(result.keptEpoch()).isEqualTo(EPOCHS);
    assertThat(Networks.numbers(network)).containsExactly(trained(EPOCHS));
    TrainingResult<ClassificationMetrics> noNumbers =
        train("constant", by(metrics -> Double.NaN, true, 4));
    assertThat(noNumbers.epochs()).hasSize(4);
    assertThat(noNumbers.keptEpoch()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void train_patience_stopsAfterSoManyEpochsThatAreNoBetter(int patience) {
    TrainingResult<ClassificationMetrics> all =
        train("constant", by(ClassificationMetrics::loss, false, 0));
    int expected = 0;
    for (int waited = 0; waited < patience; expected++) {
      waited = indexOfLeast(losses(all).subList(0, expected + 1)) == expected ? 0 : waited + 1;
    }
    assertThat(expected).isLessThan(EPOCHS);
    for (boolean keepsBest : new boolean[] {true, false}) {
      TrainingResult<ClassificationMetrics> result =
          train(
              network(),
              options("constant", EPOCHS),
              KernelChoice.SCALAR,
              by(ClassificationMetrics::loss, keepsBest, patience));
      assertThat(result.epochs()).hasSize(expected);
      assertThat(result.keptEpoch()).isEqualTo(keepsBest ? expected - patience : expected);
    }
  }

  /** A plateau of one epoch at half the rate: worked out from the losses that were told. */
  @ParameterizedTest
  @EnumSource(names = {"TEXTBOOK", "SCALAR"})
  void train_plateau_halvesTheRateAfterEachEpochThatIsNoBetter(KernelChoice kernels) {
    TrainingOptions options = options("plateau(0.5, 1, 0)", EPOCHS);
    Optional<Validation<ClassificationMetrics>> best = by(ClassificationMetrics::loss, true, 0);
    TrainingResult<ClassificationMetrics> result = train(network, options, kernels, best);
    List<Float> expected = new ArrayList<>();
    float rate = 0.03f;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      expected.add(rate);
      rate = indexOfLeast(losses(result).subList(0, epoch + 1)) == epoch ? rate : rate / 2;
    }
    assertThat(result.epochs()).extracting(EpochResult::learningRate).isEqualTo(expected);
    assertThat(rate).as("the last rate").isLessThan(0.03f);

    Network scalar = network();
    train(scalar, options, KernelChoice.SCALAR, best);
    assertThat(Networks.numbers(network)).containsExactly(Networks.numbers(scalar));
  }

  @Test
  void train_validationThatDoesNotFit_isRefused() {
    assertRefused(
        () -> train("warmUp(2)+plateau", Optional.empty()),
        "warmUp(2)+plateau(factor=0.5, patience=5, threshold=0.0001) needs validation samples");
    Validation<ClassificationMetrics> other =
        new Validation<>(
            ArraySamples.random(5, 6, 3, 1),
            ClassificationMetrics::loss,
            true,
            OptionalInt.empty());
    assertRefused(
        () -> train("constant", Optional.of(other)),
        "the network has 4 inputs, but a sample has 6 numbers");
    assertRefused(
        () -> new Validation<>(validating, ClassificationMetrics::loss, true, OptionalInt.of(0)),
        "patience must be at least 1 epoch, found 0");
  }
}

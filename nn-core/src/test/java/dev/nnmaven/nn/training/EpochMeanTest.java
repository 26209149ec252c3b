package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.optimizer.Adam;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that end as the mean of their last epochs. */
class EpochMeanTest {

  private static final int EPOCHS = 6;
  private static final ComputeOptions SCALAR = new ComputeOptions(KernelChoice.SCALAR, 1);

  private final ArraySamples samples = ArraySamples.random(41, 4, 3, 1);
  private final ArraySamples heldOut = ArraySamples.random(15, 4, 3, 3);

  private static Network network() {
    return Networks.random(new int[] {4, 21, 3}, "crossEntropy", 2, "tanh dropout(0.3)", "linear");
  }

  private static List<float[]> values(Network network) {
    return network.parameters().stream().map(Parameter::toArray).toList();
  }

  private static TrainingOptions options(int average) {
    return Trainings.options(0.03f, EPOCHS, 8, 5).optimizer(new Adam()).average(average).build();
  }

  private TrainingResult<ClassificationMetrics> train(
      Network network, int average, ComputeOptions compute, Kept kept) {
    return new Trainer<>(
            network, Classes.of(network), options(average), compute, TrainingListener.none())
        .train(samples, Optional.empty(), Optional.of(heldOut), kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, EPOCHS})
  void train_averaging_endsWithTheMeanOfTheLastEpochs(int average) {
    Network last = network();
    Kept epochs = new Kept();
    TrainingResult<ClassificationMetrics> plain = train(last, 1, SCALAR, epochs);
    Network mean = network();
    TrainingResult<ClassificationMetrics> result = train(mean, average, SCALAR, new Kept());
    assertThat(result.averaged()).isEqualTo(average);
    assertThat(result.keptEpoch()).isZero();
    assertThat(result.kept()).isEmpty();
    assertThat(result.epochs().get(EPOCHS - 1).training().loss())
        .isEqualTo(plain.epochs().get(EPOCHS - 1).training().loss()); // training is not changed
    for (int p = 0; p < mean.parameters().size(); p++) {
      float[] found = values(mean).get(p);
      for (int i = 0; i < found.length; i++) {
        double sum = 0;
        for (int e = EPOCHS - average; e < EPOCHS; e++) {
          sum += epochs.written.get(e).parameters().get(p)[i];
        }
        assertThat((double) found[i]).isCloseTo(sum / average, within(1e-6));
      }
    }
    assertThat(values(mean).get(0)).isNotEqualTo(values(last).get(0));
  }

  @Test
  void train_averagingFromEachEpoch_endsWithTheSameBits() {
    Network expected = network();
    Kept whole = new Kept();
    train(expected, 3, SCALAR, whole);
    for (int e = 0; e < EPOCHS; e++) {
      assertThat(whole.written.get(e).mean().isEmpty()).isEqualTo(e < EPOCHS - 3);
      Network found = network();
      Kept kept = new Kept(whole.written.get(e));
      train(found, 3, SCALAR, kept);
      assertThat(kept.refusals).isEmpty();
      assertThat(Networks.numbers(found)).containsExactly(Networks.numbers(expected));
    }
  }

  /** The network is then the mean so far; what goes on later is not changed by the pause. */
  @ParameterizedTest
  @CsvSource({"2, 1", "4, 1", "5, 2"})
  void train_averagingAndPausing_isTheMeanSoFarAndGoesOn(int pause, int averaged) {
    Network expected = network();
    Kept whole = new Kept();
    train(expected, 3, SCALAR, whole);
    Network paused = network();
    Kept kept = new Kept(Optional.empty(), pause);
    TrainingResult<ClassificationMetrics> result = train(paused, 3, SCALAR, kept);
    assertThat(result.averaged()).isEqualTo(averaged);
    assertThat(result.keptEpoch()).isEqualTo(averaged == 1 ? pause : 0);
    Checkpoint<ClassificationMetrics> last = kept.written.get(pause - 1);
    assertThat(values(paused))
        .usingRecursiveComparison()
        .isEqualTo(averaged == 1 ? last.parameters() : last.mean());
    Network found = network();
    train(found, 3, SCALAR, new Kept(last));
    assertThat(Networks.numbers(found)).containsExactly(Networks.numbers(expected));
  }

  @Test
  void train_checkpointWithoutItsMean_isRefusedAndTrainsAnew() {
    Network expected = network();
    Kept whole = new Kept();
    train(expected, 3, SCALAR, whole);
    Checkpoint<ClassificationMetrics> fifth = whole.written.get(4);
    Kept kept =
        new Kept(
            new Checkpoint<>(
                fifth.epochs(), fifth.parameters(), fifth.optimizer(), List.of(), List.of()));
    Network found = network();
    train(found, 3, SCALAR, kept);
    assertThat(kept.refusals).containsExactly("it lacks the mean of its last epochs");
    assertThat(Networks.numbers(found)).containsExactly(Networks.numbers(expected));
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1", "true, 1"})
  void train_averagingAndAValidationThatChooses_isRefused(boolean keepsBest, int patience) {
    Validation<ClassificationMetrics> by =
        new Validation<>(
            heldOut,
            ClassificationMetrics::loss,
            keepsBest,
            patience == 0 ? OptionalInt.empty() : OptionalInt.of(patience));
    Network network = network();
    Trainer<ClassificationMetrics> trainer =
        new Trainer<>(network, Classes.of(network), options(2), TrainingListener.none());
    assertRefusedSaying(
        () -> trainer.train(samples, Optional.of(by), Optional.empty(), Checkpoints.none()),
        "the mean of the last 2 epochs contradicts");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, EPOCHS + 1})
  void averaging_moreOrFewerThanThereAre_isRefused(int average) {
    assertRefused(
        () -> options(average),
        "average must be from 1 to the number of epochs, 6, found " + average);
  }
}

package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
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

  /** Remembers a checkpoint of each epoch, with copies of its arrays, and starts from one. */
  private static class Kept implements Checkpoints<ClassificationMetrics> {

    private final Optional<Checkpoint<ClassificationMetrics>> first;
    private final List<Checkpoint<ClassificationMetrics>> written = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    Kept(Optional<Checkpoint<ClassificationMetrics>> first) {
      this.first = first;
    }

    @Override
    public Optional<Checkpoint<ClassificationMetrics>> last() {
      return first;
    }

    @Override
    public void refused(String why) {
      refusals.add(why);
    }

    @Override
    public void goesOn(int epochs) {}

    @Override
    public void epochFinished(Supplier<Optional<Checkpoint<ClassificationMetrics>>> state) {
      Checkpoint<ClassificationMetrics> one = state.get().orElseThrow();
      written.add(
          new Checkpoint<>(
              one.epochs(),
              one.parameters(),
              one.optimizer().stream().map(Kept::copies).toList(),
              one.best(),
              copies(one.mean())));
    }

    private static List<float[]> copies(List<float[]> arrays) {
      return arrays.stream().map(float[]::clone).toList();
    }
  }

  private static Network network() {
    return Networks.random(new int[] {4, 21, 3}, "crossEntropy", 2, "tanh dropout(0.3)", "linear");
  }

  private static List<float[]> values(Network network) {
    return network.parameters().stream().map(Parameter::toArray).toList();
  }

  private TrainingResult<ClassificationMetrics> train(
      Network network, int average, ComputeOptions compute, Kept kept) {
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new Adam())
            .learningRate(0.03f)
            .epochs(EPOCHS)
            .batchSize(8)
            .seed(5)
            .average(average)
            .build();
    return new Trainer<>(network, Classes.of(network), options, compute, TrainingListener.none())
        .train(samples, Optional.empty(), Optional.of(heldOut), kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, EPOCHS})
  void train_averaging_endsWithTheMeanOfTheLastEpochs(int average) {
    Network last = network();
    Kept epochs = new Kept(Optional.empty());
    TrainingResult<ClassificationMetrics> plain = train(last, 1, SCALAR, epochs);
    Network mean = network();
    TrainingResult<ClassificationMetrics> result =
        train(mean, average, SCALAR, new Kept(Optional.empty()));
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

  @ParameterizedTest
  @CsvSource({"SCALAR, 3", "SIMD, 1", "SIMD, 3", "TEXTBOOK, 1"})
  void train_averagingWithOtherKernels_endsWithTheSameBits(KernelChoice kernels, int threads) {
    Network expected = network();
    train(expected, 3, SCALAR, new Kept(Optional.empty()));
    Network found = network();
    train(found, 3, new ComputeOptions(kernels, threads), new Kept(Optional.empty()));
    assertThat(values(found)).usingRecursiveComparison().isEqualTo(values(expected));
  }

  @Test
  void train_averagingFromEachEpoch_endsWithTheSameBits() {
    Network expected = network();
    Kept whole = new Kept(Optional.empty());
    train(expected, 3, SCALAR, whole);
    for (int e = 0; e < EPOCHS; e++) {
      assertThat(whole.written.get(e).mean().isEmpty()).isEqualTo(e < EPOCHS - 3);
      Network found = network();
      Kept kept = new Kept(Optional.of(whole.written.get(e)));
      train(found, 3, SCALAR, kept);
      assertThat(kept.refusals).isEmpty();
      assertThat(values(found)).usingRecursiveComparison().isEqualTo(values(expected));
    }
  }

  /** The network is then the mean so far; what goes on later is not changed by the pause. */
  @ParameterizedTest
  @CsvSource({"2, 1", "4, 1", "5, 2"})
  void train_averagingAndPausing_isTheMeanSoFarAndGoesOn(int pause, int averaged) {
    Network expected = network();
    Kept whole = new Kept(Optional.empty());
    train(expected, 3, SCALAR, whole);
    Network paused = network();
    Kept kept =
        new Kept(Optional.empty()) {
          @Override
          public boolean pausesAfter(int epochs) {
            return epochs == pause;
          }
        };
    TrainingResult<ClassificationMetrics> result = train(paused, 3, SCALAR, kept);
    assertThat(result.averaged()).isEqualTo(averaged);
    assertThat(result.keptEpoch()).isEqualTo(averaged == 1 ? pause : 0);
    Checkpoint<ClassificationMetrics> last = kept.written.get(pause - 1);
    assertThat(values(paused))
        .usingRecursiveComparison()
        .isEqualTo(averaged == 1 ? last.parameters() : last.mean());
    Network found = network();
    train(found, 3, SCALAR, new Kept(Optional.of(last)));
    assertThat(values(found)).usingRecursiveComparison().isEqualTo(values(expected));
  }

  @Test
  void train_checkpointWithoutItsMean_isRefusedAndTrainsAnew() {
    Network expected = network();
    Kept whole = new Kept(Optional.empty());
    train(expected, 3, SCALAR, whole);
    Checkpoint<ClassificationMetrics> fifth = whole.written.get(4);
    Kept kept =
        new Kept(
            Optional.of(
                new Checkpoint<>(
                    fifth.epochs(), fifth.parameters(), fifth.optimizer(), List.of(), List.of())));
    Network found = network();
    train(found, 3, SCALAR, kept);
    assertThat(kept.refusals).containsExactly("it lacks the mean of its last epochs");
    assertThat(values(found)).usingRecursiveComparison().isEqualTo(values(expected));
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
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new Adam())
            .learningRate(0.03f)
            .epochs(EPOCHS)
            .batchSize(8)
            .seed(5)
            .average(2)
            .build();
    Trainer<ClassificationMetrics> trainer =
        new Trainer<>(network, Classes.of(network), options, TrainingListener.none());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> trainer.train(samples, Optional.of(by), Optional.empty(), Checkpoints.none()))
        .withMessageContaining("the mean of the last 2 epochs contradicts");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, EPOCHS + 1})
  void averaging_moreOrFewerThanThereAre_isRefused(int average) {
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new Adam())
            .learningRate(0.03f)
            .epochs(EPOCHS)
            .batchSize(8)
            .seed(5)
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.toBuilder().average(average).build())
        .withMessage("average must be from 1 to the number of epochs, 6, found " + average);
  }
}

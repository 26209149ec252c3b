package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.testing.WobblingSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Training that goes on from a checkpoint ends with the bits of one that was not interrupted. */
class CheckpointTest {

  private static final int EPOCHS = 7;

  private final Samples samples = new WobblingSamples(ArraySamples.random(41, 4, 3, 1));
  private final ArraySamples validating = ArraySamples.random(20, 4, 3, 2);
  private final ArraySamples heldOut = ArraySamples.random(15, 4, 3, 3);

  private record Trained(Network network, TrainingResult<ClassificationMetrics> result, Kept kept) {

    /** All that is told of each epoch, but for the time that it took. */
    List<List<Object>> told() {
      return result.epochs().stream().map(Trained::told).toList();
    }

    private static List<Object> told(EpochResult<ClassificationMetrics> one) {
      return List.of(
          one.epoch(),
          one.learningRate(),
          one.training().loss(),
          one.training().correct(),
          one.validation().map(ClassificationMetrics::loss),
          one.validation().map(ClassificationMetrics::correct),
          one.heldOut().map(ClassificationMetrics::loss),
          one.heldOut().map(ClassificationMetrics::correct));
    }
  }

  private Trained train(
      Optimizer optimizer,
      String schedule,
      ComputeOptions compute,
      Optional<Validation<ClassificationMetrics>> validation,
      Kept kept) {
    Network network =
        Networks.random(
            new int[] {4, 21, 3}, "crossEntropy", 2, "tanh dropout(0.3)+l2(0.001)", "linear");
    TrainingOptions options =
        Trainings.options(0.03f, EPOCHS, 8, 5)
            .optimizer(optimizer)
            .schedule(Schedule.of(schedule))
            .clipNorm(new ClipNorm(1f))
            .build();
    TrainingResult<ClassificationMetrics> result =
        new Trainer<>(network, Classes.of(network), options, compute, TrainingListener.none())
            .train(samples, validation.orElse(null), heldOut, kept);
    return new Trained(network, result, kept);
  }

  private Trained train(String optimizer, ComputeOptions compute, Kept kept) {
    return train(
        Optimizer.of(optimizer), "warmUp(2)+plateau(0.5, 1)", compute, validation(true, 0), kept);
  }

  private Optional<Validation<ClassificationMetrics>> validation(boolean keepsBest, int patience) {
    return Optional.of(
        new Validation<>(
            validating,
            ClassificationMetrics::loss,
            keepsBest,
            patience == 0 ? OptionalInt.empty() : OptionalInt.of(patience)));
  }

  private static ComputeOptions scalar(int threads) {
    return new ComputeOptions(KernelChoice.SCALAR, threads);
  }

  private static void assertSame(Trained found, Trained expected) {
    assertThat(found.kept().refusals).isEmpty();
    assertThat(found.told()).isEqualTo(expected.told());
    assertThat(found.result().keptEpoch()).isEqualTo(expected.result().keptEpoch());
    assertThat(Networks.numbers(found.network()))
        .containsExactly(Networks.numbers(expected.network()));
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#optimizers")
  void train_fromEachEpoch_endsWithTheSameBits(String optimizer) {
    Trained whole = train(optimizer, scalar(1), new Kept());
    assertThat(whole.kept().written).hasSize(EPOCHS);
    for (Checkpoint<ClassificationMetrics> one : whole.kept().written) {
      assertSame(train(optimizer, scalar(1), new Kept(one)), whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"SCALAR, 3", "AUTO, 3", "TEXTBOOK, 1"})
  void train_fromACheckpointOfOtherKernels_endsWithTheSameBits(KernelChoice kernels, int threads) {
    ComputeOptions others = new ComputeOptions(kernels, threads);
    Trained whole = train("adam", scalar(1), new Kept());
    Trained other = train("adam", others, new Kept());
    assertSame(other, whole);
    for (int e = 0; e < EPOCHS; e++) {
      assertSame(train("adam", others, new Kept(whole.kept().written.get(e))), whole);
      assertSame(train("adam", scalar(1), new Kept(other.kept().written.get(e))), whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 0"})
  void train_fromEachEpoch_keepsAndStopsWithTheSameEpoch(boolean keepsBest, int patience) {
    Optional<Validation<ClassificationMetrics>> by = validation(keepsBest, patience);
    Optimizer fast = Optimizer.of("momentum(0.95)");
    Trained whole = train(fast, "constant", scalar(1), by, new Kept());
    for (Checkpoint<ClassificationMetrics> one : whole.kept().written) {
      assertSame(train(fast, "constant", scalar(1), by, new Kept(one)), whole);
    }
  }

  /** Such as a lambda of a user's: what it remembers is unknown. */
  @Test
  void train_optimizerThatHidesItsState_isNotCheckpointed() {
    Trained whole =
        train(new RecordingOptimizer(), "constant", scalar(1), Optional.empty(), new Kept());
    assertThat(whole.kept().asked).isEqualTo(EPOCHS);
    assertThat(whole.kept().written).isEmpty();
  }

  private void assertRefused(
      String reason, UnaryOperator<Checkpoint<ClassificationMetrics>> change) {
    Trained whole = train("adam", scalar(1), new Kept());
    Kept changed = new Kept(change.apply(whole.kept().written.get(4)));
    Trained found = train("adam", scalar(1), changed);
    assertThat(found.kept().refusals).singleElement().asString().contains(reason);
    found.kept().refusals.clear();
    assertThat(found.kept().before).isZero();
    assertSame(found, whole); // again, from its own initial weights
    assertThat(found.kept().asked).isEqualTo(EPOCHS);
  }

  private static Checkpoint<ClassificationMetrics> with(
      Checkpoint<ClassificationMetrics> one,
      List<EpochResult<ClassificationMetrics>> epochs,
      List<float[]> parameters,
      List<List<float[]>> optimizer) {
    return new Checkpoint<>(epochs, parameters, optimizer, one.best());
  }

  private static List<float[]> changed(List<float[]> arrays, int which, float... to) {
    List<float[]> changed = new ArrayList<>(arrays);
    changed.set(which, to);
    return changed;
  }

  @Test
  void train_checkpointOfAnotherTraining_isRefusedAndTrainsAnew() {
    assertRefused(
        "its parameters are not those of the network, ",
        one -> with(one, one.epochs(), one.parameters().subList(1, 4), one.optimizer()));
    assertRefused(
        "its parameters are not those of the network, ",
        one ->
            with(one, one.epochs(), changed(one.parameters(), 1, new float[20]), one.optimizer()));
    assertRefused(
        "its optimizer's state does not belong to adam",
        one -> with(one, one.epochs(), one.parameters(), one.optimizer().subList(0, 1)));
    assertRefused(
        "its optimizer's state does not belong to adam",
        one -> {
          List<List<float[]>> moments =
              one.optimizer().stream().map(arrays -> arrays.subList(0, 1)).toList();
          return with(one, one.epochs(), one.parameters(), moments);
        });
    assertRefused(
        "its epoch 1 is not of this training",
        one -> with(one, one.epochs().subList(1, 5), one.parameters(), one.optimizer()));
    assertRefused(
        "it has 0 epochs of 7", one -> with(one, List.of(), one.parameters(), one.optimizer()));
  }

  @Test
  void train_checkpointWithoutItsBestParameters_isRefused() {
    Optional<Validation<ClassificationMetrics>> by = validation(true, 0);
    Optimizer fast = Optimizer.of("momentum(0.95)");
    Trained whole = train(fast, "constant", scalar(1), by, new Kept());
    Checkpoint<ClassificationMetrics> last = whole.kept().written.get(EPOCHS - 1);
    assertThat(last.best()).isNotEmpty(); // so an earlier epoch was the best
    Checkpoint<ClassificationMetrics> without =
        new Checkpoint<>(last.epochs(), last.parameters(), last.optimizer(), List.of());
    Trained found = train(fast, "constant", scalar(1), by, new Kept(without));
    assertThat(found.kept().refusals)
        .containsExactly("it lacks the parameters of epoch " + whole.result().keptEpoch());
    found.kept().refusals.clear();
    assertSame(found, whole);
  }

  private Trained paused(Optional<Checkpoint<ClassificationMetrics>> first, int pause) {
    return train(
        Optimizer.of("adam"),
        "warmUp(2)+cosine",
        scalar(2),
        validation(true, 0),
        new Kept(first, pause));
  }

  /** A schedule goes by all epochs, wherever training pauses. */
  @Test
  void train_paused_endsAsIfItHadNotBeen() {
    Trained whole = paused(Optional.empty(), Integer.MAX_VALUE);
    Trained first = paused(Optional.empty(), 2);
    Trained second = paused(Optional.of(first.kept().written.get(1)), 5);
    Trained third = paused(Optional.of(second.kept().written.get(2)), EPOCHS);
    assertThat(first.told()).isEqualTo(whole.told().subList(0, 2));
    assertThat(second.told()).isEqualTo(whole.told().subList(0, 5));
    assertThat(second.kept().before).isEqualTo(2);
    assertSame(third, whole);
    Trained again = paused(Optional.of(first.kept().written.get(1)), 2);
    assertThat(again.kept().asked).isZero();
    assertSame(again, first);
    assertThat(paused(Optional.empty(), 0).result().epochs()).isEmpty();
  }
}

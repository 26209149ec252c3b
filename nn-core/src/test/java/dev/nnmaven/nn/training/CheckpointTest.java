package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.schedule.Schedules;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that goes on from a checkpoint ends with the bits of one that was not interrupted. */
class CheckpointTest {

  private static final int EPOCHS = 7;

  private final Samples samples = new Wobbling(ArraySamples.random(41, 4, 3, 1));
  private final ArraySamples validating = ArraySamples.random(20, 4, 3, 2);
  private final ArraySamples heldOut = ArraySamples.random(15, 4, 3, 3);

  /** Samples that are others in each epoch, as augmentation makes them. */
  private record Wobbling(ArraySamples of) implements Samples {

    @Override
    public int size() {
      return of.size();
    }

    @Override
    public int inputs() {
      return of.inputs();
    }

    @Override
    public int outputs() {
      return of.outputs();
    }

    @Override
    public void loadInputs(int sample, float[] target, int offset) {
      of.loadInputs(sample, target, offset);
    }

    @Override
    public void loadTrainingInputs(int epoch, int sample, float[] target, int offset) {
      loadInputs(sample, target, offset);
      target[offset] += 0.1f * epoch + 0.01f * sample;
    }

    @Override
    public void loadTargets(int sample, float[] target, int offset) {
      of.loadTargets(sample, target, offset);
    }
  }

  /** Remembers a checkpoint of each epoch, with copies of all arrays, and starts from one. */
  private static final class Kept implements Checkpoints<ClassificationMetrics> {

    private final Optional<Checkpoint<ClassificationMetrics>> first;
    private final List<Checkpoint<ClassificationMetrics>> written = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int asked;
    private final int pause;
    private int before;

    Kept(Optional<Checkpoint<ClassificationMetrics>> first, int pause) {
      this.first = first;
      this.pause = pause;
    }

    @Override
    public boolean pausesAfter(int epochs) {
      return epochs >= pause;
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
    public void goesOn(int epochs) {
      before = epochs;
    }

    @Override
    public void epochFinished(Supplier<Optional<Checkpoint<ClassificationMetrics>>> state) {
      asked++;
      state.get().map(Kept::copy).ifPresent(written::add);
    }

    private static Checkpoint<ClassificationMetrics> copy(Checkpoint<ClassificationMetrics> one) {
      return new Checkpoint<>(
          one.epochs(),
          copies(one.parameters()),
          one.optimizer().stream().map(Kept::copies).toList(),
          copies(one.best()),
          copies(one.mean()));
    }

    private static List<float[]> copies(List<float[]> arrays) {
      return arrays.stream().map(float[]::clone).toList();
    }
  }

  private record Trained(Network network, TrainingResult<ClassificationMetrics> result, Kept kept) {

    List<float[]> values() {
      return network.parameters().stream().map(parameter -> parameter.toArray()).toList();
    }

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
      Optional<Checkpoint<ClassificationMetrics>> first) {
    return train(optimizer, schedule, compute, validation, new Kept(first, Integer.MAX_VALUE));
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
        TrainingOptions.builder()
            .optimizer(optimizer)
            .learningRate(0.03f)
            .schedule(Schedules.of(schedule))
            .epochs(EPOCHS)
            .batchSize(8)
            .seed(5)
            .clipNorm(new ClipNorm(1f))
            .build();
    TrainingResult<ClassificationMetrics> result =
        new Trainer<>(network, Classes.of(network), options, compute, TrainingListener.none())
            .train(samples, validation, Optional.of(heldOut), kept);
    return new Trained(network, result, kept);
  }

  private Trained train(
      String optimizer, ComputeOptions compute, Optional<Checkpoint<ClassificationMetrics>> first) {
    return train(of(optimizer), "warmUp(2)+plateau(0.5, 1)", compute, validation(true, 0), first);
  }

  private Optional<Validation<ClassificationMetrics>> validation(boolean keepsBest, int patience) {
    return Optional.of(
        new Validation<>(
            validating,
            ClassificationMetrics::loss,
            keepsBest,
            patience == 0 ? OptionalInt.empty() : OptionalInt.of(patience)));
  }

  private static Optimizer of(String specification) {
    return Catalog.of(Optimizer.class, "optimizer").create(specification);
  }

  private static ComputeOptions scalar(int threads) {
    return new ComputeOptions(KernelChoice.SCALAR, threads);
  }

  private static void assertSame(Trained found, Trained expected) {
    assertThat(found.kept().refusals).isEmpty();
    assertThat(found.told()).isEqualTo(expected.told());
    assertThat(found.result().keptEpoch()).isEqualTo(expected.result().keptEpoch());
    for (int p = 0; p < expected.values().size(); p++) {
      assertThat(found.values().get(p)).containsExactly(expected.values().get(p));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gradientDescent",
        "momentum(0.9)",
        "nesterov(0.9)",
        "rmsProp",
        "adam",
        "adamW(decay=0.1)"
      })
  void train_fromEachEpoch_endsWithTheSameBits(String optimizer) {
    Trained whole = train(optimizer, scalar(1), Optional.empty());
    assertThat(whole.kept().written).hasSize(EPOCHS);
    for (Checkpoint<ClassificationMetrics> one : whole.kept().written) {
      assertSame(train(optimizer, scalar(1), Optional.of(one)), whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"SCALAR, 3", "SIMD, 1", "SIMD, 3", "TEXTBOOK, 1"})
  void train_fromACheckpointOfOtherKernels_endsWithTheSameBits(KernelChoice kernels, int threads) {
    ComputeOptions others = new ComputeOptions(kernels, threads);
    Trained whole = train("adam", scalar(1), Optional.empty());
    Trained other = train("adam", others, Optional.empty());
    assertSame(other, whole);
    for (int e = 0; e < EPOCHS; e++) {
      assertSame(train("adam", others, Optional.of(whole.kept().written.get(e))), whole);
      assertSame(train("adam", scalar(1), Optional.of(other.kept().written.get(e))), whole);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 0"})
  void train_fromEachEpoch_keepsAndStopsWithTheSameEpoch(boolean keepsBest, int patience) {
    Optional<Validation<ClassificationMetrics>> by = validation(keepsBest, patience);
    Optimizer fast = of("momentum(0.95)");
    Trained whole = train(fast, "constant", scalar(1), by, Optional.empty());
    for (Checkpoint<ClassificationMetrics> one : whole.kept().written) {
      assertSame(train(fast, "constant", scalar(1), by, Optional.of(one)), whole);
    }
  }

  @Test
  void train_withoutValidation_goesOnToo() {
    Optimizer adam = of("adam");
    Trained whole = train(adam, "cosine", scalar(1), Optional.empty(), Optional.empty());
    Optional<Checkpoint<ClassificationMetrics>> third = Optional.of(whole.kept().written.get(2));
    Trained found = train(adam, "cosine", scalar(1), Optional.empty(), third);
    assertSame(found, whole);
    assertThat(found.kept().before).isEqualTo(3);
    assertThat(found.kept().asked).isEqualTo(EPOCHS - 3);
  }

  /** Such as a lambda of a user's: what it remembers is unknown. */
  @Test
  void train_optimizerThatHidesItsState_isNotCheckpointed() {
    Trained whole =
        train(new RecordingOptimizer(), "constant", scalar(1), Optional.empty(), Optional.empty());
    assertThat(whole.kept().asked).isEqualTo(EPOCHS);
    assertThat(whole.kept().written).isEmpty();
  }

  private void assertRefused(
      UnaryOperator<Checkpoint<ClassificationMetrics>> change, String reason) {
    Trained whole = train("adam", scalar(1), Optional.empty());
    Trained found =
        train("adam", scalar(1), Optional.of(change.apply(whole.kept().written.get(4))));
    assertThat(found.kept().refusals).hasSize(1).first().asString().contains(reason);
    found.kept().refusals.clear();
    assertThat(found.kept().before).isZero();
    assertSame(found, whole); // anew, from its own initial weights
    assertThat(found.kept().asked).isEqualTo(EPOCHS);
  }

  private static List<float[]> changed(List<float[]> arrays, int which, float[] to) {
    List<float[]> changed = new ArrayList<>(arrays);
    changed.set(which, to);
    return changed;
  }

  @Test
  void train_checkpointOfAnotherTraining_isRefusedAndTrainsAnew() {
    float[] nan = new float[4 * 21];
    nan[5] = Float.NaN;
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs(),
                changed(one.parameters(), 0, nan),
                one.optimizer(),
                one.best(),
                one.mean()),
        "one of its parameters is NaN");
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs(),
                one.parameters().subList(1, 4),
                one.optimizer(),
                one.best(),
                one.mean()),
        "it has 3 parameters, expected 4");
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs(),
                changed(one.parameters(), 1, new float[20]),
                one.optimizer(),
                one.best(),
                one.mean()),
        "its parameters have 20 numbers, expected 21");
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs(),
                one.parameters(),
                one.optimizer().subList(0, 1),
                one.best(),
                one.mean()),
        "it has the optimizer's state of 1 parameters, expected 4");
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs(),
                one.parameters(),
                one.optimizer().stream().map(arrays -> arrays.subList(0, 1)).toList(),
                one.best(),
                one.mean()),
        "its optimizer's state is not that of adam");
    assertRefused(
        one ->
            new Checkpoint<>(
                one.epochs().subList(1, 5),
                one.parameters(),
                one.optimizer(),
                one.best(),
                one.mean()),
        "its epoch 1 is not of this training");
    assertRefused(
        one ->
            new Checkpoint<>(List.of(), one.parameters(), one.optimizer(), one.best(), one.mean()),
        "it has 0 epochs of 7");
  }

  @Test
  void train_checkpointWithoutItsBestParameters_isRefused() {
    Optional<Validation<ClassificationMetrics>> by = validation(true, 0);
    Optimizer fast = of("momentum(0.95)");
    Trained whole = train(fast, "constant", scalar(1), by, Optional.empty());
    Checkpoint<ClassificationMetrics> last = whole.kept().written.get(EPOCHS - 1);
    assertThat(last.best()).isNotEmpty(); // so an earlier epoch was the best
    Checkpoint<ClassificationMetrics> without =
        new Checkpoint<>(last.epochs(), last.parameters(), last.optimizer(), List.of(), List.of());
    Trained found = train(fast, "constant", scalar(1), by, Optional.of(without));
    assertThat(found.kept().refusals)
        .containsExactly("it lacks the parameters of epoch " + whole.result().keptEpoch());
    found.kept().refusals.clear();
    assertSame(found, whole);
  }

  /** What a state that is not told would have needed. */
  @Test
  void start_updatersOfTheCore_allTellTheirState() {
    for (String usage : Catalog.of(Optimizer.class, "optimizer").usages()) {
      String name = usage.replaceFirst("\\(.*", "");
      Updater updater = of(name).start(network().parameters().get(0));
      assertThat(updater.state()).as(name).isPresent();
    }
  }

  private static Network network() {
    return Networks.random(new int[] {4, 3}, "crossEntropy", 2, "linear");
  }

  private Trained paused(Optional<Checkpoint<ClassificationMetrics>> first, int pause) {
    return train(
        of("adam"), "warmUp(2)+cosine", scalar(2), validation(true, 0), new Kept(first, pause));
  }

  /** A schedule goes by all epochs, wherever training pauses. */
  @Test
  void train_pausedTwice_endsAsIfItHadNotBeen() {
    Trained whole = paused(Optional.empty(), Integer.MAX_VALUE);
    Trained first = paused(Optional.empty(), 2);
    Trained second = paused(Optional.of(first.kept().written.get(1)), 5);
    Trained third = paused(Optional.of(second.kept().written.get(2)), EPOCHS);
    assertThat(first.told()).isEqualTo(whole.told().subList(0, 2));
    assertThat(second.told()).isEqualTo(whole.told().subList(0, 5));
    assertThat(second.kept().before).isEqualTo(2);
    assertSame(third, whole);
  }

  @Test
  void train_pausedWhereItBegins_trainsNoEpoch() {
    Trained first = paused(Optional.empty(), 2);
    Trained again = paused(Optional.of(first.kept().written.get(1)), 2);
    assertThat(again.kept().asked).isZero();
    assertSame(again, first);
    assertThat(paused(Optional.empty(), 0).result().epochs()).isEmpty();
  }
}

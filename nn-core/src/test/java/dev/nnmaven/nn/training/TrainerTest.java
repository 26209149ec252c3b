package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.testing.AnyLoss;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.OwnActivation;
import dev.nnmaven.nn.testing.TextbookNetwork;
import dev.nnmaven.nn.testing.Trainings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

  private final ArraySamples samples = ArraySamples.random(50, 4, 3, 1);

  private static Network network() {
    return Networks.random(new int[] {4, 8, 3}, "crossEntropy", 2, "tanh", "linear");
  }

  private static TrainingOptions options(float learningRate, int epochs, int batchSize) {
    return Trainings.options(learningRate, epochs, batchSize, 5).build();
  }

  private static TrainingResult<ClassificationMetrics> train(
      Network network, TrainingOptions options, ArraySamples samples) {
    return Trainings.train(network, options, samples);
  }

  @Test
  void train_twoEpochs_tellsListenerInOrder() {
    List<String> calls = new ArrayList<>();
    TrainingListener<ClassificationMetrics> listener =
        new TrainingListener<>() {
          @Override
          public void samplesTrained(int epoch, int done, int total) {
            calls.add("%d: %d of %d".formatted(epoch, done, total));
          }

          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            calls.add("epoch " + result.epoch());
          }
        };
    TrainingOptions options = options(0.1f, 2, 20);
    new Trainer<>(network(), Classes.of(3), options, ComputeOptions.fastest(), listener)
        .train(samples);
    assertThat(String.join(", ", calls))
        .isEqualTo(
            "1: 16 of 50, 1: 33 of 50, 1: 50 of 50, epoch 1,"
                + " 2: 16 of 50, 2: 33 of 50, 2: 50 of 50, epoch 2");
  }

  /** With all samples in one batch, the first epoch's figures are those of the network before. */
  @Test
  void train_oneBatch_reportsLossAndAccuracyBeforeTheStep() {
    TextbookNetwork textbook = TextbookNetwork.of(network());
    double loss = 0;
    int correct = 0;
    for (int s = 0; s < samples.size(); s++) {
      double[] outputs = textbook.forward(samples.values()[s], null, null).result();
      loss += textbook.loss(outputs, samples.label(s));
      correct += textbook.predict(samples.values()[s]) == samples.label(s) ? 1 : 0;
    }
    EpochResult<ClassificationMetrics> result =
        train(network(), options(0.1f, 1, TrainingOptions.ALL_SAMPLES), samples).epochs().get(0);
    assertThat(result.training().loss()).isCloseTo(loss / samples.size(), within(1e-6));
    assertThat(result.training().accuracy()).isEqualTo((double) correct / samples.size());
    assertThat(result.samples()).isEqualTo(50);
    assertThat(result.heldOut()).isEmpty();
    assertThat(result.seconds()).isNotNegative();
    assertThat(result.samplesPerSecond()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossEntropy", "binaryCrossEntropy"})
  void train_learningRateOfAMillion_saysThatItDiverged(String loss) {
    Network network =
        Networks.random(new int[] {4, 8, 8, 3}, loss, 2, "linear l2(1)", "linear", "linear");
    assertThatThrownBy(() -> train(network, options(1e6f, 50, 10), samples))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching(
            "training diverged in epoch ([1-9]|[1-4]\\d|50): the loss is (NaN|-?Infinity);"
                + " use a lower learning rate, ten times lower first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weights", "biases"})
  void requireFinite_parameterThatIsNot_namesIt(String parameter) {
    Network network = network();
    network.layers().get(1).parameter(parameter).set(0, 1, Float.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> TrainingDivergedException.throwIfAny(3, 0.5, network))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessage(
            "training diverged in epoch 3: one of layer 2's %s is -Infinity; use a lower learning"
                + " rate, ten times lower first",
            parameter);
  }

  /** What a tally is told is what a sample is, not what its gradient aims at. */
  @ParameterizedTest
  @EnumSource(names = {"SCALAR", "TEXTBOOK"})
  void train_labelSmoothing_tallyIsToldTheTargets(KernelChoice kernels) {
    Set<Float> told = new TreeSet<>();
    Task<ClassificationMetrics> task = new AnyLoss(Classes.of(3), tally -> listening(tally, told));
    TrainingOptions options =
        options(0.1f, 2, 10).toBuilder().targets(new TargetOptions(0.3f, List.of())).build();
    new Trainer<>(network(), task, options, new ComputeOptions(kernels, 1), TrainingListener.none())
        .train(samples);
    assertThat(told).containsExactly(0f, 1f);
  }

  /** Remembers all targets that it is told. */
  private static Tally<ClassificationMetrics> listening(
      Tally<ClassificationMetrics> tally, Set<Float> told) {
    return new Tally<>() {
      @Override
      public void add(
          float[] outputs, float[] predictions, float[] targets, int from, double loss) {
        for (int i = from; i < from + 3; i++) {
          told.add(targets[i]);
        }
        tally.add(outputs, predictions, targets, from, loss);
      }

      @Override
      public ClassificationMetrics result() {
        return tally.result();
      }
    };
  }

  @Test
  void train_samplesThatDoNotFit_saysBothNumbers() {
    TrainingOptions options = options(1f, 1, 1);
    assertRefused(
        () -> train(network(), options, ArraySamples.random(5, 6, 3, 1)),
        "the network has 4 inputs, but a sample has 6 numbers");
    assertRefused(
        () -> train(network(), options, ArraySamples.random(5, 4, 2, 1)),
        "the network has 3 outputs, but a sample has 2 targets");
    assertRefused(
        () ->
            new Trainer<>(network(), Classes.of(3), options)
                .train(samples, null, ArraySamples.random(5, 3, 3, 1), Checkpoints.none()),
        "the network has 4 inputs, but a sample has 3 numbers");
    assertRefused(
        () -> train(network(), options, new ArraySamples(new float[0][4], new int[0], 3)),
        "no samples");
  }

  /** A schedule of one's own, right in the first epoch. */
  private record Odd(double factor) implements Schedule {
    @Override
    public String specification() {
      return "odd";
    }

    @Override
    public double factor(double done, int epochs, List<Double> validationLosses) {
      return done < 1 ? 1 : factor;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void train_scheduleThatGivesNoLearningRate_isNamed(double factor) {
    TrainingOptions options = options(0.1f, 2, 10).toBuilder().schedule(new Odd(factor)).build();
    assertThatThrownBy(() -> train(network(), options, samples))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the schedule odd (%s) gives a learning rate of %s after 1.0 epochs; expected at least 0",
            Odd.class.getName(), (float) (0.1f * factor));
  }

  /** Every class counts as much as any other, and a sample by 1 in the mean. */
  @Test
  void balanced_counts_areWeightsOfEqualClasses() {
    assertThat(TargetOptions.balanced(List.of(480, 48, 0, 72)))
        .containsExactly(0.3125f, 3.125f, 150f, 600 / 288f);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 1, 'epochs must be at least 0, found -1'",
    "1, 0, 'batch size must be at least 1, found 0'",
    "1, -5, 'batch size must be at least 1, found -5'"
  })
  void options_outOfRange_areRefused(int epochs, int batchSize, String message) {
    assertRefused(() -> options(1f, epochs, batchSize), message);
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -1f, Float.NaN, Float.POSITIVE_INFINITY})
  void options_learningRateOutOfRange_isRefused(float rate) {
    assertRefused(
        () -> TrainingOptions.requireLearningRate(rate),
        "learning rate must be above 0 and finite, found " + rate);
  }

  /** x · ln|x| of a user's own: not a number at zero, which no weighted sum here ever is. */
  @Test
  void train_activationUndefinedAtZero_isNotDisturbedByPadding() {
    Network pattern = network();
    Layer hidden =
        new DenseLayer(
            4,
            8,
            new OwnActivation(
                "entropic",
                x -> x * (float) StrictMath.log(Math.abs(x)),
                x -> (float) StrictMath.log(Math.abs(x)) + 1f),
            List.of());
    hidden.parameter("weights").fill(pattern.layers().get(0).parameter("weights").toArray());
    Network network = new Network(List.of(hidden, pattern.outputLayer()), new CrossEntropy());
    train(network, options(0.05f, 3, 10), samples);
    for (float number : Networks.numbers(network)) {
      assertThat(number).isFinite();
    }
  }

  /** A step takes the rate of its own time: three batches an epoch begin at 0, 16/50 and 33/50. */
  @Test
  void train_schedule_givesEachStepItsRate() {
    RecordingOptimizer recording = new RecordingOptimizer();
    Trainings.train(
        network(),
        Trainings.options(0.5f, 2, 20, 1)
            .optimizer(recording)
            .schedule(Schedule.of("exponential(0.25)"))
            .build(),
        new ComputeOptions(KernelChoice.AUTO, 1),
        samples,
        null);
    double[] done = {0, 0.32, 0.66, 1, 1.32, 1.66};
    assertThat(recording.rates).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat((double) recording.rates.get(i))
          .isCloseTo(0.5 * Math.pow(0.25, done[i]), within(1e-7));
    }
  }

  private static final float RATE = 0.25f;
  private static final long SEED = 4;

  @ParameterizedTest
  @CsvSource({
    // samples, batch size, epochs, loss, hidden, output
    "40, 2147483647, 12, crossEntropy, tanh, linear",
    "40, 1, 4, crossEntropy, sigmoid, linear",
    "40, 7, 6, crossEntropy, relu, linear",
    "40, 7, 6, binaryCrossEntropy, tanh, sigmoid",
    "40, 39, 6, binaryCrossEntropy, sigmoid, linear",
    "700, 2147483647, 2, crossEntropy, relu, sigmoid",
    "700, 600, 2, binaryCrossEntropy, linear, tanh",
    "1, 32, 5, crossEntropy, tanh, linear",
  })
  void train_anyBatchSize_endsWhereTextbookEnds(
      int count, int batchSize, int epochs, String loss, String hidden, String output) {
    ArraySamples samples = ArraySamples.random(count, 9, 3, 8);
    Network network = Networks.random(new int[] {9, 5, 4, 3}, loss, 2, hidden, "tanh", output);
    TextbookNetwork textbook = TextbookNetwork.of(network);
    TextbookNetwork untrained = TextbookNetwork.of(network);

    Trainings.train(network, Trainings.options(RATE, epochs, batchSize, SEED).build(), samples);
    trainTextbook(textbook, samples, epochs, batchSize);

    double moved = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      for (int o = 0; o < layer.outputs(); o++) {
        assertThat((double) layer.parameter("biases").get(0, o))
            .isCloseTo(textbook.biases[l][o], within(1e-5));
        for (int i = 0; i < layer.inputs(); i++) {
          double expected = textbook.weights[l][o][i];
          assertThat((double) layer.parameter("weights").get(i, o))
              .isCloseTo(expected, within(1e-5));
          moved = Math.max(moved, Math.abs(expected - untrained.weights[l][o][i]));
        }
      }
    }
    assertThat(moved).as("how far training moved a weight").isGreaterThan(1e-3);
  }

  /** Each epoch shuffles on from the order before; batches are few and equal to within one. */
  private static void trainTextbook(
      TextbookNetwork textbook, ArraySamples samples, int epochs, int batchSize) {
    int[] order = new int[samples.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      RandomStream.of(SEED).derive("shuffle", epoch).shuffle(order);
      int batches = (int) Math.ceil((double) order.length / batchSize);
      for (int b = 0; b < batches; b++) {
        int from = (int) ((long) b * order.length / batches);
        int to = (int) ((b + 1L) * order.length / batches);
        assertThat(to - from).isBetween(order.length / batches, order.length / batches + 1);
        assertThat(to - from).isLessThanOrEqualTo(batchSize);
        textbook.step(samples, Arrays.copyOfRange(order, from, to), RATE);
      }
    }
  }
}

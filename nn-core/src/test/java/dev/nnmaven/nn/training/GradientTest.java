package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.inference.RegularizerDraws;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.TextbookNetwork;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.testing.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each derivative that a training step hands to its optimizer, against central differences of the
 * textbook's loss in double: for all that the catalogs list.
 */
class GradientTest {

  private static final int SAMPLES = 5;
  private static final int EPOCH = 3;
  private static final long SEED = 77;

  static Stream<Arguments> everyCombination() {
    boolean whole = Whole.includes("regularizers of layers that are not of tanh");
    List<Arguments> all = new ArrayList<>();
    for (String activation : Listed.activations()) {
      for (String loss : Listed.losses()) {
        regularizers()
            .filter(some -> some.equals("none") || activation.equals("tanh") || whole)
            .forEach(some -> all.add(Arguments.of(activation, loss, some)));
      }
    }
    return all.stream();
  }

  /** Each by itself as it is by default, stronger ones, and several. */
  private static Stream<String> regularizers() {
    return Stream.concat(
        Listed.regularizers().stream(),
        Stream.of(
            String.join("+", Listed.regularizers()),
            "l2(0.01)",
            "l1(0.02)",
            "inputNoise(0.2)+dropout(0.3)+l2(0.05)+dropout(0.2)"));
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void step_hiddenOutputOrOnlyLayer_givesDerivativesOfLoss(
      String activation, String loss, String regularizers) {
    String layer = activation + " " + regularizers;
    check(new int[] {6, 7, 4}, loss, layer, "linear");
    check(new int[] {5, 6, 3}, loss, "tanh", layer);
    check(new int[] {6, 4}, loss, layer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossEntropy", "binaryCrossEntropy"})
  void step_smoothedLabelsAndClassWeights_givesDerivativesOfTheirLoss(String loss) {
    for (TargetOptions targets :
        List.of(
            new TargetOptions(0.1f, List.of()),
            new TargetOptions(0f, List.of(3f, 1f, 0.25f, 2f)),
            new TargetOptions(0.3f, List.of(3f, 1f, 0.25f, 2f)))) {
      check(targets, new int[] {6, 7, 4}, loss, "tanh l2", "linear");
    }
  }

  private static void check(int[] sizes, String loss, String... layers) {
    check(TargetOptions.PLAIN, sizes, loss, layers);
  }

  private static void check(TargetOptions targets, int[] sizes, String loss, String... layers) {
    ArraySamples samples = ArraySamples.random(SAMPLES, sizes[0], sizes[sizes.length - 1], 5);
    Setting setting = awayFromKinks(samples, sizes, loss, layers);
    setting.targets = targets;
    Network network = setting.network;
    List<float[]> gradients = gradients(network, samples, setting.order, targets);
    for (int l = 0; l < layers.length; l++) {
      Layer layer = network.layers().get(l);
      float[] ofWeights = gradients.get(2 * l);
      float[] ofBiases = gradients.get(2 * l + 1);
      for (int o = 0; o < layer.outputs(); o++) {
        for (int i = 0; i < layer.inputs(); i++) {
          double expected = setting.difference(setting.textbook.weights[l][o], i);
          assertThat((double) ofWeights[i * layer.parameter("weights").stride() + o])
              .as("layer %d, neuron %d, input %d of %s", l, o, i, network)
              .isCloseTo(expected, within(tolerance(expected)));
        }
        double expected = setting.difference(setting.textbook.biases[l], o);
        assertThat((double) ofBiases[o])
            .as("layer %d, bias %d of %s", l, o, network)
            .isCloseTo(expected, within(tolerance(expected)));
      }
    }
  }

  /** A few roundings of float32 beside numbers of the order of one. */
  private static double tolerance(double expected) {
    return 1e-6 + 1e-5 * Math.abs(expected);
  }

  /** The first random network none of whose relus is near to where it has no derivative. */
  private static Setting awayFromKinks(
      ArraySamples samples, int[] sizes, String loss, String[] layers) {
    for (long seed = 1; seed < 200; seed++) {
      Setting setting = new Setting(Networks.random(sizes, loss, seed, layers), samples);
      if (setting.distanceFromKinks() > 1e-3) {
        return setting;
      }
    }
    throw new AssertionError("no network found that stays away from kinks");
  }

  private static List<float[]> gradients(
      Network network, ArraySamples samples, int[] order, TargetOptions targets) {
    RecordingOptimizer optimizer = new RecordingOptimizer();
    try (Compute compute = TestCompute.start()) {
      KernelStep step =
          new KernelStep(
              network,
              compute,
              samples,
              Trainings.options(1f, 1, SAMPLES, SEED).optimizer(optimizer).targets(targets).build(),
              RandomStream.of(SEED));
      step.run(EPOCH, order, 0, SAMPLES, 1f, Classes.of(network).tally());
    }
    return optimizer.gradients(network);
  }

  /** A network, its textbook copy, and what regularizers draw for each sample. */
  private static final class Setting {
    final Network network;
    final TextbookNetwork textbook;
    final ArraySamples samples;
    final int[] order = {4, 2, 0, 1, 3};
    TargetOptions targets = TargetOptions.PLAIN;
    final double[][][] noise; // [place][layer][input]
    final double[][][] factors; // [place][layer][output]

    Setting(Network network, ArraySamples samples) {
      this.network = network;
      this.textbook = TextbookNetwork.of(network);
      this.samples = samples;
      this.noise = new double[SAMPLES][network.layers().size()][];
      this.factors = new double[SAMPLES][network.layers().size()][];
      RegularizerDraws draws = new RegularizerDraws(network, RandomStream.of(SEED));
      draws.startAt(EPOCH, 0);
      for (int l = 0; l < network.layers().size(); l++) {
        Layer layer = network.layers().get(l);
        Matrix added = Matrix.zeros(SAMPLES, layer.inputs());
        draws.perturbInputs(l, 0, added);
        Matrix drawn = Matrix.zeros(SAMPLES, layer.outputs());
        draws.drawFactors(l, 0, drawn);
        for (int b = 0; b < SAMPLES; b++) {
          noise[b][l] = row(added, b);
          factors[b][l] = row(drawn, b);
        }
        requireDrawn(layer, added);
      }
    }

    /** The textbook would agree with a noise that is never drawn. */
    private static void requireDrawn(Layer layer, Matrix noise) {
      if (layer.regularizers().stream().anyMatch(InputPerturbation.class::isInstance)) {
        assertThat(noise.values()).isNotEqualTo(new float[noise.values().length]);
      }
    }

    private static double[] row(Matrix matrix, int row) {
      double[] values = new double[matrix.columns()];
      Arrays.setAll(values, c -> matrix.values()[matrix.index(row, c)]);
      return values;
    }

    double distanceFromKinks() {
      double nearest = Double.POSITIVE_INFINITY;
      for (int b = 0; b < SAMPLES; b++) {
        float[] sample = samples.values()[order[b]];
        TextbookNetwork.Trace trace = textbook.forward(sample, noise[b], factors[b]);
        nearest = Math.min(nearest, textbook.distanceFromKink(trace));
      }
      return nearest;
    }

    /** The derivative of the loss with respect to one parameter. */
    double difference(double[] parameters, int index) {
      return TextbookNetwork.slope(parameters, index, this::loss);
    }

    /** The mean loss of the samples, and the penalties on weights. */
    double loss() {
      double sum = 0;
      for (int b = 0; b < SAMPLES; b++) {
        float[] sample = samples.values()[order[b]];
        TextbookNetwork.Trace trace = textbook.forward(sample, noise[b], factors[b]);
        int label = samples.label(order[b]);
        double weight = targets.classWeights().isEmpty() ? 1 : targets.classWeights().get(label);
        sum += weight * textbook.loss(trace.result(), label, targets.smoothing());
      }
      return sum / SAMPLES + penalties();
    }

    private double penalties() {
      double sum = 0;
      for (int l = 0; l < network.layers().size(); l++) {
        for (Regularizer regularizer : network.layers().get(l).regularizers()) {
          if (regularizer instanceof WeightPenalty penalty) {
            for (double[] neuron : textbook.weights[l]) {
              for (double weight : neuron) {
                sum += penalty.penalty(weight);
              }
            }
          }
        }
      }
      return sum;
    }
  }
}

package dev.nnmaven.nn.training;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Sigmoid;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.RegularizerDraws;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Trainings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The step of the document, from what it is given to the updated network, by the real classes. */
final class DocumentedStep {

  private final StepDocument document;
  private final Kernels kernels = TestCompute.kernels();
  private final Network network;
  private final ForwardPass forward;
  private final BackwardPass backward;

  /** Gradients of weights and biases of each layer in turn, laid out as they are. */
  private final List<float[]> gradients;

  /** The one sample that there is. */
  final ArraySamples samples;

  DocumentedStep(StepDocument document) {
    this.document = document;
    this.samples =
        new ArraySamples(
            new float[][] {document.given("inputs", float[].class)},
            new int[] {document.given("label", int.class)},
            2);
    this.network = givenNetwork();
    this.forward = forward(network);
    this.backward = new BackwardPass(network, kernels, forward);
    network
        .loss()
        .gradient(
            forward.outputs().values(),
            forward.predictions().values(),
            targets(),
            backward.outputGradient().values(),
            0,
            network.outputs(),
            1f);
    backward.run(0, 1);
    RecordingOptimizer recording = new RecordingOptimizer();
    Network recorded = givenNetwork();
    step(recorded, options().toBuilder().optimizer(recording).build());
    this.gradients = recording.gradients(recorded);
  }

  private float[] targets() {
    float[] targets = new float[2];
    samples.loadTargets(0, targets, 0);
    return targets;
  }

  int label() {
    return samples.label(0);
  }

  /** One epoch of one step. */
  TrainingOptions options() {
    return Trainings.options(document.given("learningRate", float.class), 1, 1, 1).build();
  }

  /** A layer before the step. */
  DenseLayer layer(int index) {
    return (DenseLayer) network.layers().get(index);
  }

  /** The pass before the step. */
  ForwardPass forward() {
    return forward;
  }

  /** The gradient of a layer's biases. */
  float[] biasGradient(int layer) {
    return gradients.get(2 * layer + 1);
  }

  /** What a hidden neuron is told by the neurons that it feeds, in the kernel's order. */
  private float hiddenOutputGradient(int neuron) {
    float sum = 0f;
    for (int o = 0; o < network.outputs(); o++) {
      float delta = backward.outputGradient().values()[o];
      sum = Math.fma(delta, layer(1).neuron(o).weight(neuron), sum);
    }
    return sum;
  }

  /** δ of layer 0, neuron by neuron. */
  float hiddenDelta(int neuron) {
    float sum = forward.layer(0).sums().values()[neuron];
    float activation = forward.layer(0).activations().values()[neuron];
    return hiddenOutputGradient(neuron) * layer(0).activation().derivative(sum, activation);
  }

  /** A new network with the weights of the document. */
  Network givenNetwork() {
    return new Network(
        List.of(givenLayer(0, new Sigmoid()), givenLayer(1, new Linear())), new CrossEntropy());
  }

  private DenseLayer givenLayer(int index, Activation activation) {
    float[][] weights = document.given("W" + index, float[][].class);
    float[] biases = document.given("b" + index, float[].class);
    DenseLayer layer = new DenseLayer(weights.length, biases.length, activation, List.of());
    for (int i = 0; i < weights.length; i++) {
      for (int o = 0; o < biases.length; o++) {
        layer.weights().set(i, o, weights[i][o]);
      }
    }
    layer.biases().fill(biases);
    return layer;
  }

  /** A new network with those weights, after the step. */
  Network updatedNetwork() {
    Network updated = givenNetwork();
    step(updated, options());
    return updated;
  }

  private void step(Network changed, TrainingOptions options) {
    RandomStream random = RandomStream.of(options.seed());
    try (Compute compute = TestCompute.start()) {
      KernelStep step = new KernelStep(changed, compute, samples, options, random);
      step.run(1, new int[] {0}, 0, 1, options.learningRate(), Classes.of(2).tally());
    }
  }

  /** What a network makes of the sample. */
  ForwardPass forward(Network given) {
    ForwardPass pass =
        new ForwardPass(given, kernels, 1, new RegularizerDraws(given, RandomStream.of(1)));
    samples.loadInputs(0, pass.samples().values(), 0);
    pass.run(1);
    return pass;
  }

  double loss(ForwardPass pass) {
    return network
        .loss()
        .value(
            pass.outputs().values(), pass.predictions().values(), targets(), 0, network.outputs());
  }

  /** What the document shows, in its order, by name, such as {@code W0[2][1]}. */
  Map<String, Double> numbers() {
    Map<String, Double> all = new LinkedHashMap<>();
    put(all, "sums0", forward.layer(0).sums().values(), 2);
    put(all, "outputs0", forward.layer(0).outputs().values(), 2);
    put(all, "outputs1", forward.outputs().values(), 2);
    put(all, "probabilities", forward.predictions().values(), 2);
    all.put("loss", loss(forward));
    put(all, "δ1", backward.outputGradient().values(), 2);
    put(all, "∂outputs0", new float[] {hiddenOutputGradient(0), hiddenOutputGradient(1)}, 2);
    put(all, "δ0", new float[] {hiddenDelta(0), hiddenDelta(1)}, 2);
    Network updated = updatedNetwork();
    for (String step : List.of("∂", "new")) {
      for (int l = 1; l >= 0; l--) {
        Parameter weights = layer(l).weights();
        Parameter changed = updated.layers().get(l).parameter("weights");
        for (int i = 0; i < weights.rows(); i++) {
          for (int o = 0; o < weights.columns(); o++) {
            float gradient = gradients.get(2 * l)[i * weights.stride() + o];
            float number = step.equals("∂") ? gradient : changed.get(i, o);
            all.put("%sW%d[%d][%d]".formatted(step, l, i, o), (double) number);
          }
        }
        float[] biases = updated.layers().get(l).parameter("biases").values();
        put(all, step + "b" + l, step.equals("∂") ? biasGradient(l) : biases, 2);
      }
    }
    put(all, "newProbabilities", forward(updated).predictions().values(), 2);
    all.put("newLoss", loss(forward(updated)));
    return all;
  }

  private static void put(Map<String, Double> all, String name, float[] values, int count) {
    for (int i = 0; i < count; i++) {
      all.put("%s[%d]".formatted(name, i), (double) values[i]);
    }
  }
}

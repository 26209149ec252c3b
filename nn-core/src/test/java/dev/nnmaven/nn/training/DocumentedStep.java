package dev.nnmaven.nn.training;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Sigmoid;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.RegularizerDraws;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Classes;
import java.util.List;

/** The step of the document, from what it is given to the updated network, by the real classes. */
final class DocumentedStep {

  /** The one sample that there is. */
  private final class OnlySample implements Samples {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public int inputs() {
      return inputs.length;
    }

    @Override
    public int outputs() {
      return 2;
    }

    @Override
    public void loadTargets(int sample, float[] destination, int from) {
      destination[from] = label == 0 ? 1f : 0f;
      destination[from + 1] = label == 1 ? 1f : 0f;
    }

    @Override
    public void loadInputs(int sample, float[] destination, int from) {
      System.arraycopy(inputs, 0, destination, from, inputs.length);
    }
  }

  private final StepDocument document;
  private final float[] inputs;
  private final int label;
  private final float learningRate;
  private final Kernels kernels = TestCompute.kernels();
  private final Samples samples = new OnlySample();
  private final Network network;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final List<float[]> gradients;

  DocumentedStep(StepDocument document) {
    this.document = document;
    this.inputs = document.given("inputs", float[].class);
    this.label = document.given("label", int.class);
    this.learningRate = document.given("learningRate", float.class);
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
    step(
        recorded,
        TrainingOptions.builder()
            .optimizer(recording)
            .learningRate(learningRate)
            .epochs(1)
            .batchSize(1)
            .build());
    this.gradients = recording.gradients(recorded);
  }

  float[] inputs() {
    return inputs.clone();
  }

  private float[] targets() {
    float[] targets = new float[2];
    samples.loadTargets(0, targets, 0);
    return targets;
  }

  int label() {
    return label;
  }

  float learningRate() {
    return learningRate;
  }

  Samples samples() {
    return samples;
  }

  /** One epoch of one step. */
  TrainingOptions options() {
    return TrainingOptions.builder().learningRate(learningRate).epochs(1).batchSize(1).build();
  }

  /** A layer before the step. */
  DenseLayer layer(int index) {
    return (DenseLayer) network.layers().get(index);
  }

  /** The pass before the step. */
  ForwardPass forward() {
    return forward;
  }

  /** The gradient of a layer's weights, laid out as they are. */
  float[] weightGradient(int layer) {
    return gradients.get(2 * layer);
  }

  /** The gradient of a layer's biases. */
  float[] biasGradient(int layer) {
    return gradients.get(2 * layer + 1);
  }

  /** δ of layer 1. */
  float outputDelta(int neuron) {
    return backward.outputGradient().values()[neuron];
  }

  /** What a hidden neuron is told by the neurons that it feeds, in the kernel's order. */
  float hiddenOutputGradient(int neuron) {
    float sum = 0f;
    for (int o = 0; o < network.outputs(); o++) {
      sum = Math.fma(outputDelta(o), layer(1).neuron(o).weight(neuron), sum);
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
    for (int o = 0; o < biases.length; o++) {
      for (int i = 0; i < weights.length; i++) {
        layer.weights().set(i, o, weights[i][o]);
      }
      layer.biases().set(0, o, biases[o]);
    }
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
}

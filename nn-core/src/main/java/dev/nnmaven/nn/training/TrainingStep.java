package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.Judgement;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;

/**
 * One step of gradient descent on one batch: forward, loss, backward, update.
 *
 * <p>A batch goes through in slices, so that memory depends on the slice, not on the batch or the
 * data. The sums do not notice: a gradient goes on adding samples where the slice before stopped.
 */
final class TrainingStep {

  /** Samples computed at once. */
  private static final int SLICE = 256;

  private final Network network;
  private final Samples samples;
  private final Optimizer optimizer;
  private final RegularizerDraws draws;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private double lossSum;
  private int correct;

  TrainingStep(
      Network network,
      Kernels kernels,
      Samples samples,
      TrainingOptions options,
      RandomStream random) {
    this.network = network;
    this.samples = samples;
    this.optimizer = options.optimizer();
    this.draws = new RegularizerDraws(network, random);
    int capacity = Math.min(SLICE, Math.min(options.batchSize(), samples.size()));
    this.forward = new ForwardPass(network, kernels, capacity, draws);
    this.backward = new BackwardPass(network, kernels, forward);
  }

  /** Starts counting {@link #lossSum} and {@link #correct} anew. */
  void startEpoch() {
    lossSum = 0;
    correct = 0;
  }

  /** The sum of the losses of the epoch's samples so far. */
  double lossSum() {
    return lossSum;
  }

  /** How many of the epoch's samples so far were recognized. */
  int correct() {
    return correct;
  }

  /** Trains on the samples {@code order[from]} up to {@code order[to - 1]} as one batch. */
  void run(int epoch, int[] order, int from, int to) {
    backward.startBatch();
    for (int start = from; start < to; start += forward.capacity()) {
      int count = Math.min(forward.capacity(), to - start);
      load(order, start, count);
      draws.startAt(epoch, start);
      forward.run(count);
      judge(order, start, count, 1f / (to - from));
      backward.run(count);
    }
    for (int i = 0; i < network.layers().size(); i++) {
      update(network.layers().get(i), backward.gradient(i));
    }
  }

  private void load(int[] order, int start, int count) {
    Matrix batch = forward.samples();
    for (int b = 0; b < count; b++) {
      samples.load(order[start + b], batch.values(), batch.index(b, 0));
    }
  }

  /**
   * Counts losses and hits, and sets the gradient of the outputs: that of the batch's mean loss.
   */
  private void judge(int[] order, int start, int count, float share) {
    for (int b = 0; b < count; b++) {
      int label = samples.label(order[start + b]);
      lossSum += Judgement.loss(network.loss(), forward, b, label);
      correct += Judgement.likeliestClass(forward, b) == label ? 1 : 0;
      Judgement.gradient(network.loss(), forward, b, label, share, backward.outputGradient());
    }
  }

  private void update(Layer layer, LayerGradient gradient) {
    for (Regularizer regularizer : layer.regularizers()) {
      if (regularizer instanceof WeightPenalty penalty) {
        addPenalty(layer, penalty, gradient.weights().values());
      }
    }
    optimizer.step(layer.weights(), gradient.weights().values(), 0, layer.weights().length);
    optimizer.step(layer.biases(), gradient.biases(), 0, layer.biases().length);
  }

  private static void addPenalty(Layer layer, WeightPenalty penalty, float[] gradient) {
    for (int input = 0; input < layer.inputs(); input++) {
      int row = input * layer.stride();
      for (int i = row; i < row + layer.outputs(); i++) {
        gradient[i] += penalty.gradient(layer.weights()[i]);
      }
    }
  }
}

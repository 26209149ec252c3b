package dev.nnmaven.nn.textbook;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a network: forward, loss and backward for each sample of a batch, then one update of all
 * parameters.
 *
 * <p>Every sum has one order: inputs 0, 1, 2, ... in a neuron, samples in batch order in a
 * gradient. The fast kernels keep this order and so give the same bits.
 */
public final class Learner {

  private final Network network;
  private final Samples samples;
  private final TargetOptions targetOptions;
  private final ClipNorm clipNorm;
  private final List<LayerTraining> layers = new ArrayList<>();
  private long step;

  /**
   * Creates a learner for a network, which it changes.
   *
   * @param targetOptions label smoothing and class weights
   * @param clipNorm limit for the norm of the gradient
   * @param random the stream of the training seed; regularizers draw from it
   */
  public Learner(
      Network network,
      Samples samples,
      Optimizer optimizer,
      TargetOptions targetOptions,
      ClipNorm clipNorm,
      RandomStream random) {
    this.network = network;
    this.samples = samples;
    this.targetOptions = targetOptions;
    this.clipNorm = clipNorm;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      layers.add(new LayerTraining(layer, network.activation(l), l, optimizer, random));
    }
  }

  /**
   * Trains on one batch.
   *
   * @param epoch its number, from 1
   * @param order the samples of the epoch, shuffled
   * @param from start of the batch in the order
   * @param to end of the batch, exclusive
   * @param learningRate step size η
   * @param tally receives each sample, as it is before the update
   */
  public void learn(int epoch, int[] order, int from, int to, float learningRate, Tally<?> tally) {
    step++;
    layers.forEach(LayerTraining::clearGradients);
    for (int place = from; place < to; place++) {
      float[] inputs = new float[samples.inputs()];
      float[] targets = new float[samples.outputs()];
      samples.loadTrainingInputs(epoch, order[place], inputs, 0);
      samples.loadTargets(order[place], targets, 0);
      Sample sample = new Sample(network, layers, targets);
      sample.forward(inputs, epoch, place);
      sample.addTo(tally);
      float weight = targetOptions.weight(targets, 0);
      targetOptions.smooth(targets, targets, 0, targets.length);
      sample.backward(1f / (to - from) * weight); // a batch's loss is the mean over its samples
    }
    layers.forEach(LayerTraining::addPenalties);
    clipNorm.clip(
        network.parameters(),
        layers.stream().flatMap(training -> training.gradients.stream()).toList());
    for (LayerTraining layer : layers) {
      layer.update(step, learningRate);
    }
  }
}

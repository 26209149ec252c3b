package dev.nnmaven.nn.textbook;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that learns: for each batch, forward, loss and backward of each sample, and then one
 * update of all parameters.
 *
 * <p>Every sum has one order: inputs 0, 1, 2, ... in a neuron, samples in the order of the batch in
 * a gradient. The fast kernels keep it, which is why they give the same bits.
 */
public final class Learner {

  private final Network network;
  private final Samples samples;
  private final List<LayerTraining> layers = new ArrayList<>();
  private long step;
  private double lossSum;
  private int correct;

  /**
   * A learner that changes a network.
   *
   * @param random the stream of the training's seed, which regularizers draw from
   */
  public Learner(Network network, Samples samples, Optimizer optimizer, RandomStream random) {
    this.network = network;
    this.samples = samples;
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      layers.add(new LayerTraining(layer, network.activation(l), l, optimizer, random));
    }
  }

  /**
   * Takes one step.
   *
   * @param epoch its number, from 1
   * @param order the samples of the epoch, shuffled
   * @param from where the batch begins in it
   * @param to where it ends, the place after its last sample
   * @param learningRate the length of the step
   */
  public void learn(int epoch, int[] order, int from, int to, float learningRate) {
    step++;
    layers.forEach(LayerTraining::clearGradients);
    for (int place = from; place < to; place++) {
      Sample sample = new Sample(network, layers);
      float[] outputs = sample.forward(inputs(order[place]), epoch, place);
      int label = samples.label(order[place]);
      lossSum += sample.loss(label);
      correct += Network.likeliest(outputs) == label ? 1 : 0;
      sample.backward(label, 1f / (to - from)); // the loss of a batch is the mean over its samples
    }
    layers.forEach(LayerTraining::addPenalties);
    for (LayerTraining layer : layers) {
      layer.update(step, learningRate);
    }
  }

  private float[] inputs(int sample) {
    float[] inputs = new float[samples.inputs()];
    samples.load(sample, inputs, 0);
    return inputs;
  }

  /** Starts to count {@link #lossSum} and {@link #correct} anew. */
  public void startEpoch() {
    lossSum = 0;
    correct = 0;
  }

  /** The sum of the losses of the epoch's samples so far, in nats. */
  public double lossSum() {
    return lossSum;
  }

  /** How many of the epoch's samples so far were recognized. */
  public int correct() {
    return correct;
  }
}

package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.LayerPass;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import java.util.ArrayList;
import java.util.List;

/**
 * From samples to the outputs of the last layer and the probabilities of the classes, for up to B
 * samples at once. Owns the memory that this takes; a network may serve many passes. Several
 * threads may run one pass at a time, each on samples of its own.
 */
public final class ForwardPass {

  /** Samples computed at once: enough to use the kernels well, few enough to stay in cache. */
  private static final int SLICE = 256;

  private final Network network;
  private final Kernels kernels;
  private final RegularizerHooks hooks;
  private final int capacity;
  private final Matrix samples; // [B][I]
  private final List<LayerValues> layers = new ArrayList<>();
  private final List<LayerPass> passes = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private final Matrix probabilities; // [B][classes]

  /** A pass that computes what the network says of up to that many samples at once. */
  public ForwardPass(Network network, Kernels kernels, int capacity) {
    this(network, kernels, capacity, RegularizerHooks.NONE);
  }

  /** A pass while training: regularizers act, and gradients can be carried back. */
  public ForwardPass(Network network, Kernels kernels, int capacity, RegularizerHooks hooks) {
    this.network = network;
    this.kernels = kernels;
    this.hooks = hooks;
    this.capacity = capacity;
    int rows = RowRange.padded(capacity);
    this.samples = Matrix.zeros(rows, network.inputs());
    boolean training = hooks != RegularizerHooks.NONE;
    Matrix previous = samples;
    for (Layer layer : network.layers()) {
      LayerValues values = LayerValues.allocate(layer, previous, rows, training);
      layers.add(values);
      previous = values.outputs();
    }
    this.probabilities = Matrix.zeros(rows, network.outputs());
    for (int i = 0; i < network.layers().size(); i++) {
      passes.add(network.layers().get(i).pass(kernels, training && i > 0));
      activations.add(network.activation(i));
    }
  }

  /**
   * How many samples a pass should have room for if there are that many: as many as use the kernels
   * well, but no more than there are, nor than arrays can hold. No result depends on it.
   */
  public static int capacityFor(Network network, int samples) {
    long row = Matrix.paddedRow(network.inputs());
    for (Layer layer : network.layers()) {
      row = Math.max(row, Matrix.paddedRow(layer.outputs()));
    }
    int capacity = Math.min(SLICE, samples);
    while (capacity > 1 && RowRange.padded(capacity) * row > Matrix.MOST_ELEMENTS) {
      capacity--;
    }
    return capacity;
  }

  /** How many samples fit, B. */
  public int capacity() {
    return capacity;
  }

  /** Where the samples go before they are run, [B][I]. */
  public Matrix samples() {
    return samples;
  }

  /** A layer at work. */
  public LayerPass pass(int layer) {
    return passes.get(layer);
  }

  /** The activation that a layer has to apply. */
  public Activation activation(int layer) {
    return activations.get(layer);
  }

  /** What a layer computed in the last run. */
  public LayerValues layer(int index) {
    return layers.get(index);
  }

  /** The outputs of the last layer, [B][classes]. */
  public Matrix outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** The probabilities that the loss made of the outputs, [B][classes]. */
  public Matrix probabilities() {
    return probabilities;
  }

  /** Computes the first samples. */
  public void run(int count) {
    run(0, RowRange.padded(count));
  }

  /** Computes the samples from one up to, and without, another: each layer, then probabilities. */
  public void run(int from, int to) {
    boolean all = from == 0 && to == samples.rows(); // then no view has to be made
    Matrix previous = all ? samples : samples.rows(from, to);
    for (int i = 0; i < layers.size(); i++) {
      LayerValues values = all ? layers.get(i) : layers.get(i).rows(from, to);
      if (values.inputs().values() != previous.values()) {
        copy(previous, values.inputs());
        hooks.perturbInputs(i, from, values.inputs());
      }
      run(i, from, values);
      previous = values.outputs();
    }
    for (int b = 0; b < previous.rows(); b++) {
      network
          .loss()
          .probabilities(
              previous.values(), probabilities.values(), previous.index(b, 0), previous.columns());
    }
  }

  /** One layer: its sums, activations = f(sums), times factors if there are any. */
  private void run(int index, int firstSample, LayerValues values) {
    passes.get(index).forward(values.inputs(), values.sums());
    kernels.activate(activations.get(index), values.sums(), values.activations());
    if (values.factors() != null) {
      hooks.drawFactors(index, firstSample, values.factors());
      multiply(values.activations(), values.factors(), values.outputs());
    }
  }

  private static void copy(Matrix from, Matrix to) {
    System.arraycopy(
        from.values(), from.offset(), to.values(), to.offset(), to.end() - to.offset());
  }

  private static void multiply(Matrix left, Matrix right, Matrix product) {
    float[] a = left.values();
    float[] b = right.values();
    float[] c = product.values();
    for (int i = product.offset(); i < product.end(); i++) { // all three are of one layout
      c[i] = a[i] * b[i];
    }
  }
}

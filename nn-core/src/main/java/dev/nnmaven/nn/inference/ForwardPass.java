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
import org.jspecify.annotations.Nullable;

/**
 * Forward pass of a network over up to B samples: outputs of each layer, and predictions. Owns the
 * buffers; a network may have many passes. Several threads may run the same pass, each on disjoint
 * samples.
 */
public final class ForwardPass implements PredictingPass {

  /** Samples computed at once: enough to use the kernels well, few enough to stay in cache. */
  private static final int SLICE = 512;

  /** The least, and what a smaller number is a multiple of, so that threads share it evenly. */
  private static final int SMALL_SLICE = 16;

  /**
   * Memory of a slice: what stays near. If the weights take more than a fourth of it, four times
   * theirs, since they are read again for each slice.
   */
  private static final long SLICE_BYTES = 8 << 20;

  /** Of a layer: sums, activations, and δ on the way back. */
  private static final int BUFFERS = 3;

  private final Network network;
  private final Kernels kernels;
  private final @Nullable RegularizerDraws draws; // in training
  private final int capacity;
  private final Matrix samples; // [B][I]
  private final List<LayerValues> layers = new ArrayList<>();
  private final List<LayerPass> passes = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private final Matrix predictions; // [B][O]

  /** Creates a pass for inference, for up to {@code capacity} samples at once. */
  public ForwardPass(Network network, Kernels kernels, int capacity) {
    this(network, kernels, capacity, null);
  }

  /** Creates a pass for training: with regularizers, and ready for the backward pass. */
  public ForwardPass(
      Network network, Kernels kernels, int capacity, @Nullable RegularizerDraws draws) {
    this.network = network;
    this.kernels = kernels;
    this.draws = draws;
    this.capacity = capacity;
    int rows = RowRange.padded(capacity);
    this.samples = Matrix.zeros(rows, network.inputs());
    boolean training = draws != null;
    Matrix previous = samples;
    for (Layer layer : network.layers()) {
      LayerValues values = LayerValues.allocate(layer, previous, rows, training);
      layers.add(values);
      previous = values.outputs();
    }
    this.predictions = Matrix.zeros(rows, network.outputs());
    addPasses();
  }

  private ForwardPass(Network network, ForwardPass buffers) {
    this.network = network;
    this.kernels = buffers.kernels;
    this.draws = null;
    this.capacity = buffers.capacity;
    this.samples = buffers.samples;
    this.layers.addAll(buffers.layers);
    this.predictions = buffers.predictions;
    addPasses();
  }

  private void addPasses() {
    for (int i = 0; i < network.layers().size(); i++) {
      passes.add(network.layers().get(i).pass(kernels, draws != null && i > 0));
      activations.add(network.activation(i));
    }
  }

  /**
   * A pass for inference of another network of equal layers that computes in the buffers of this
   * one: for any sample, only one of the two may run at a time.
   */
  ForwardPass sharingBuffers(Network other) {
    return new ForwardPass(other, this);
  }

  /**
   * Suggested capacity for a number of samples: enough to use the kernels well, at most what there
   * are, and what arrays and half of the memory can hold. Results do not depend on it.
   */
  public static int capacityFor(Network network, int samples) {
    return capacityFor(network, samples, Runtime.getRuntime().maxMemory() / 2);
  }

  static int capacityFor(Network network, int samples, long memory) {
    long row = Matrix.paddedRow(network.inputs());
    long floats = row;
    for (Layer layer : network.layers()) {
      row = Math.max(row, Matrix.paddedRow(layer.outputs()));
      floats += BUFFERS * Matrix.paddedRow(layer.outputs());
    }
    long bytes = Math.max(SLICE_BYTES, 4 * Float.BYTES * network.parameterCount());
    long some = bytes / (Float.BYTES * floats) / SMALL_SLICE * SMALL_SLICE;
    int capacity = (int) Math.min(Math.min(SLICE, samples), Math.max(SMALL_SLICE, some));
    long most = Math.min(Matrix.MOST_ELEMENTS / row, memory / (Float.BYTES * floats));
    while (capacity > 1 && RowRange.padded(capacity) > most) {
      capacity--;
    }
    return capacity;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public Matrix samples() {
    return samples;
  }

  public LayerPass pass(int layer) {
    return passes.get(layer);
  }

  /** Activation that a layer applies. */
  public Activation activation(int layer) {
    return activations.get(layer);
  }

  /** Values of a layer after {@link #run}. */
  public LayerValues layer(int index) {
    return layers.get(index);
  }

  @Override
  public Matrix outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public Matrix predictions() {
    return predictions;
  }

  /** Runs all layers, then predictions. */
  @Override
  public void run(int from, int to) {
    boolean all = from == 0 && to == samples.rows(); // then no view has to be made
    Matrix previous = all ? samples : samples.rows(from, to);
    for (int i = 0; i < layers.size(); i++) {
      LayerValues values = all ? layers.get(i) : layers.get(i).rows(from, to);
      if (draws != null && values.inputs().values() != previous.values()) {
        copy(previous, values.inputs());
        draws.perturbInputs(i, from, values.inputs());
      }
      run(i, from, values);
      previous = values.outputs();
    }
    for (int b = 0; b < previous.rows(); b++) {
      int sample = previous.index(b, 0);
      network.loss().predict(previous.values(), predictions.values(), sample, previous.columns());
    }
  }

  @Override
  public double loss(Matrix targets, int sample) {
    return network
        .loss()
        .value(
            outputs().values(),
            predictions.values(),
            targets.values(),
            targets.index(sample, 0),
            targets.columns());
  }

  /** One layer: its sums, activations = f(sums), times factors if there are any. */
  private void run(int index, int firstSample, LayerValues values) {
    passes.get(index).forward(values.inputs(), values.sums());
    kernels.activate(activations.get(index), values.sums(), values.activations());
    if (draws != null && values.factors() != null) {
      draws.drawFactors(index, firstSample, values.factors());
      multiply(values.activations(), values.factors(), values.outputs());
    }
  }

  private static void copy(Matrix from, Matrix to) {
    System.arraycopy(
        from.values(), from.offset(), to.values(), to.offset(), to.end() - to.offset());
  }

  /** Multiplies numbers of matrices of one layout; the product may be one of the two. */
  public static void multiply(Matrix left, Matrix right, Matrix product) {
    float[] a = left.values();
    float[] b = right.values();
    float[] c = product.values();
    for (int i = product.offset(); i < product.end(); i++) {
      c[i] = a[i] * b[i];
    }
  }
}

package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.layer.builtin.LayerPass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward pass of a network over up to B samples: outputs of each layer, and predictions. Owns the
 * buffers; a network may have many passes. Several threads may run the same pass, each on disjoint
 * samples.
 */
public final class ForwardPass implements PredictingPass {

  private final Network network;
  private final Kernels kernels;
  private final @Nullable RegularizerDraws draws; // in training
  private final Slicing slicing;
  private final Matrix samples; // [B][I]
  private final List<LayerValues> layers = new ArrayList<>();
  private final List<LayerPass> passes = new ArrayList<>();
  private final List<Activation> activations = new ArrayList<>();
  private final Matrix predictions; // [B][O]

  /** Creates a pass for inference, for up to {@code capacity} samples at once. */
  public ForwardPass(Network network, Kernels kernels, int capacity) {
    this(network, kernels, Slicing.whole(capacity), null);
  }

  /**
   * Creates a pass for training: with regularizers, and ready for the backward pass. Its samples
   * are those of a batch, as many at a time as there are slots.
   */
  public ForwardPass(
      Network network, Kernels kernels, Slicing slicing, @Nullable RegularizerDraws draws) {
    this.network = network;
    this.kernels = kernels;
    this.draws = draws;
    this.slicing = slicing;
    List<Layer> all = network.layers();
    this.samples = Matrix.zeros(slicing.rows(all.get(0)), network.inputs());
    Matrix previous = samples;
    for (int i = 0; i < all.size(); i++) {
      int next = slicing.rows(all.get(Math.min(i + 1, all.size() - 1)));
      LayerValues values =
          LayerValues.allocate(
              all.get(i), previous, slicing.rows(), slicing.rows(all.get(i)), next, draws != null);
      layers.add(values);
      previous = values.outputs();
    }
    this.predictions = Matrix.zeros(outputs().rows(), network.outputs());
    addPasses();
  }

  private ForwardPass(Network network, ForwardPass buffers) {
    this.network = network;
    this.kernels = buffers.kernels;
    this.draws = null;
    this.slicing = buffers.slicing;
    this.samples = buffers.samples;
    int all = buffers.layers.size();
    int first = all - network.layers().size();
    this.layers.add(buffers.layers.get(first).after(samples));
    this.layers.addAll(buffers.layers.subList(first + 1, all));
    this.predictions = buffers.predictions;
    addPasses();
  }

  private void addPasses() {
    for (int i = 0; i < network.layers().size(); i++) {
      passes.add(LayerPass.of(network.layers().get(i), kernels, draws != null && i > 0));
      activations.add(network.activation(i));
    }
  }

  /**
   * A pass for inference of another network that computes in the buffers of this one: for any
   * sample, only one of the two may run at a time. It has layers of the same outputs, or as many of
   * the last ones as it has.
   */
  ForwardPass sharingBuffers(Network other) {
    return new ForwardPass(other, this);
  }

  @Override
  public int capacity() {
    return slicing.batch();
  }

  /** How batches are computed. */
  public Slicing slicing() {
    return slicing;
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
    boolean all = draws == null && from == 0 && to == samples.rows(); // then no views are made
    Matrix previous = all ? samples : samples.ofSamples(from, to);
    for (int i = 0; i < layers.size(); i++) {
      LayerValues values = all ? layers.get(i) : layers.get(i).rows(from, to);
      if (draws != null && values.inputs().values() != previous.values()) {
        previous.copyTo(values.inputs());
        draws.perturbInputs(i, from, values.inputs());
      }
      run(i, from, values);
      previous = values.outputs();
    }
    for (int b = 0; b < previous.rows(); b++) {
      int sample = previous.index(b, 0); // predictions are laid out as the outputs
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

  /** Multiplies numbers of matrices of equal rows; the product may be one of the two. */
  public static void multiply(Matrix left, Matrix right, Matrix product) {
    float[] a = left.values();
    float[] b = right.values();
    float[] c = product.values();
    for (int i = 0; i < product.rows() * product.rowStride(); i++) {
      c[product.offset() + i] = a[left.offset() + i] * b[right.offset() + i];
    }
  }
}

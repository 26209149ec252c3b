package dev.nnmaven.nn;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;

/**
 * A layer: sums that are linear in its I inputs, and an activation that makes O outputs of them.
 *
 * <p>It owns its parameters and nothing else: what is computed on the way belongs to who computes
 * it, so that threads may share a layer that nobody trains.
 *
 * <p>It says in two ways how it computes. {@link #sums}, {@link #inputGradient} and {@link
 * #addGradient} are the equations, for one sample, in plain loops. {@link #pass} computes the same
 * for many samples by way of the kernels, with the same bits. Activation and regularizers are the
 * same for all kinds of layers, so they are applied outside.
 */
public interface Layer {

  /** What kind of layer it is, as a model file says it, such as {@code dense}. */
  String kind();

  /** Number of inputs, I. */
  int inputs();

  /** Number of outputs, O. */
  int outputs();

  /** What makes outputs of the sums. */
  Activation activation();

  /** What acts on it while training. */
  List<Regularizer> regularizers();

  /** What training changes, in an order that never changes. */
  List<Parameter> parameters();

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException if it has none
   */
  default Parameter parameter(String name) {
    return parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("a " + kind() + " layer has no parameter " + name));
  }

  /** Number of weights, biases and whatever else training changes. */
  default long parameterCount() {
    return parameters().stream().mapToLong(Parameter::count).sum();
  }

  /** Draws new parameters. */
  void initialize(Initializer initializer, RandomStream random);

  /** The same layer with parameters of its own. */
  Layer copy();

  /**
   * The sums of one sample.
   *
   * @param inputs [I]
   * @return [O]
   * @throws IllegalArgumentException if there are more or fewer inputs
   */
  float[] sums(float[] inputs);

  /**
   * From the gradient of one sample's sums to that of its inputs.
   *
   * @param delta ∂L/∂sums, [O]
   * @return ∂L/∂inputs, [I]
   */
  float[] inputGradient(float[] delta);

  /**
   * Adds what one sample contributes to the gradients of the parameters.
   *
   * @param inputs [I]
   * @param delta ∂L/∂sums, [O]
   * @param gradients of each of {@link #parameters}, laid out as {@link Parameter#values}
   */
  void addGradient(float[] inputs, float[] delta, List<float[]> gradients);

  /**
   * The layer at work on many samples at once.
   *
   * @param carriesBack whether {@link LayerPass#inputGradient} will be asked
   */
  LayerPass pass(Kernels kernels, boolean carriesBack);
}

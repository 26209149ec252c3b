package dev.nnmaven.nn;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A layer: O sums, linear in its I inputs, and an activation applied to each.
 *
 * <p>It holds parameters only, no intermediate results, so threads may share a layer that is not
 * being trained.
 *
 * <p>{@link #sums}, {@link #inputGradient} and {@link #addGradient} are its equations, for one
 * sample, in plain loops. For batches, this library computes its own layers with kernels, bit for
 * bit alike. Activation and regularizers are the same for all kinds of layers, so they are applied
 * outside.
 */
public interface Layer {

  /** Kind of layer in a model file, such as {@code dense}. */
  String kind();

  /**
   * Arguments that make the layer of the shape of its inputs, such as {@code 16, 5x5}; they follow
   * its kind in a network's short form. What has a default may be left out.
   */
  List<String> arguments();

  /** The layer in a model file: its kind, inputs and arguments, such as {@code dense(784, 100)}. */
  default String specification() {
    return Stream.concat(Stream.of(inputShape().toString()), arguments().stream())
        .collect(Collectors.joining(", ", kind() + "(", ")"));
  }

  /** The layer in a network's short form: {@code conv(16, 5x5) relu dropout(0.1)}. */
  default String text() {
    String arguments = arguments().isEmpty() ? "" : "(" + String.join(", ", arguments()) + ")";
    String text = kind() + arguments + " " + activation().specification();
    return regularizers().isEmpty()
        ? text
        : text + " " + Regularizer.specificationOf(regularizers());
  }

  /** Shape of the inputs of one sample; flat if the layer ignores the image shape. */
  Shape inputShape();

  /** Shape of the outputs of one sample. */
  Shape outputShape();

  /** Number of inputs, I. */
  default int inputs() {
    return inputShape().size();
  }

  /** Number of outputs, O. */
  default int outputs() {
    return outputShape().size();
  }

  /**
   * Number of multiplications that the sums of one sample take, or of operations that take as long.
   * Work is split and estimated by it; by default one for each trainable value.
   */
  default long multiplications() {
    return parameterCount();
  }

  /** Activation function, applied to each sum. */
  Activation activation();

  /** Regularizers, active in training only. */
  List<Regularizer> regularizers();

  /** Trainable parameters, in a fixed order. */
  List<Parameter> parameters();

  /**
   * Returns the parameter with the given name.
   *
   * @throws IllegalArgumentException if it has none
   */
  default Parameter parameter(String name) {
    return parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Illegal.argument("a %s layer has no parameter %s", kind(), name));
  }

  /** Number of trainable values: weights, biases and the like. */
  default long parameterCount() {
    return parameters().stream().mapToLong(Parameter::count).sum();
  }

  /**
   * Initializes the parameters; by default those that penalties act on, as weights [I][O], and all
   * others to zero.
   */
  default void initialize(Initializer initializer, RandomStream random) {
    for (Parameter parameter : parameters()) {
      if (parameter.isPenalized()) {
        parameter.fill(
            initializer.drawAll(
                parameter.rows(), parameter.columns(), parameter.columns(), random));
      } else {
        Arrays.fill(parameter.values(), 0f);
      }
    }
  }

  /** Deep copy: same layer, separate parameters. */
  Layer copy();

  /**
   * Sums of one sample, before the activation.
   *
   * @param inputs [I]
   * @return [O]
   * @throws IllegalArgumentException if there are more or fewer inputs
   */
  float[] sums(float[] inputs);

  /**
   * Gradient of one sample's inputs, from that of its sums.
   *
   * @param inputs [I]
   * @param sums of these inputs, [O]
   * @param delta ∂L/∂sums, [O]
   * @return ∂L/∂inputs, [I]
   */
  float[] inputGradient(float[] inputs, float[] sums, float[] delta);

  /**
   * Adds one sample's contribution to the gradients of the parameters.
   *
   * @param inputs [I]
   * @param delta ∂L/∂sums, [O]
   * @param gradients of each of {@link #parameters}, laid out as {@link Parameter#values}
   */
  void addGradient(float[] inputs, float[] delta, List<float[]> gradients);
}

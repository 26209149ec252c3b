package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shapes and costs of a layer before it takes memory: a model file or a POM may request any size.
 *
 * @param kind with its arguments
 * @param inputs shape of its inputs
 * @param outputs shape of its outputs
 * @param parameters shapes of its parameters by name, in order
 * @param multiplications that a sample takes
 * @param working numbers that computing a sample takes beside its inputs, sums and outputs, in
 *     memory of 4 bytes each: copies of these, and where windows are
 */
public record LayerOutline(
    LayerKind kind,
    Shape inputs,
    Shape outputs,
    Map<String, int[]> parameters,
    long multiplications,
    long working) {

  /** Kind, shape of the inputs, arguments, as {@link Layer#specification} has them. */
  private static final Pattern TEXT = Pattern.compile("(\\w+)\\(([0-9x]{1,40})(?:, (.*))?\\)");

  /** Copies the shapes, in their order. */
  public LayerOutline {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Outline of a layer with weights, and a bias for each channel of its outputs. */
  static LayerOutline weighted(
      LayerKind kind, Shape inputs, Shape outputs, long working, int... weights) {
    Map<String, int[]> parameters = new LinkedHashMap<>();
    parameters.put("weights", weights);
    parameters.put("biases", new int[] {outputs.channels()});
    long places = (long) outputs.height() * outputs.width(); // each of them has all weights
    long multiplications = places * count(weights);
    return new LayerOutline(kind, inputs, outputs, parameters, multiplications, working);
  }

  /**
   * The outline of a layer of a kind. Kinds of this library need no memory for it.
   *
   * @throws IllegalArgumentException if the kind does not fit the inputs; the message has the
   *     reason
   */
  public static LayerOutline of(LayerKind kind, Shape inputs) {
    return kind instanceof Weighted weighted
        ? weighted.outline(inputs)
        : of(kind, kind.create(inputs, new Linear(), List.of()));
  }

  /** Outline of a layer that exists. */
  private static LayerOutline of(LayerKind kind, Layer layer) {
    Map<String, int[]> parameters = new LinkedHashMap<>();
    for (Parameter parameter : layer.parameters()) {
      parameters.put(parameter.name(), parameter.shape());
    }
    // A layer without kernels copies inputs and sums.
    long working =
        layer instanceof PoolLayer pooling
            ? pooling.windows().indices(1)
            : (long) layer.inputs() + layer.outputs();
    return new LayerOutline(
        kind,
        layer.inputShape(),
        layer.outputShape(),
        parameters,
        layer.multiplications(),
        working);
  }

  /**
   * A parser of layers of model files: {@code dense(784, 100)}, {@code conv(28x28x1, 16, 5x5)}. It
   * finds the kinds once, for any number of layers in a file.
   *
   * <p>It throws an IllegalArgumentException if a text is not a layer, or names an unknown layer;
   * the message has the expected form.
   */
  public static Function<String, LayerOutline> parser() {
    Catalog<LayerKind> kinds = LayerKind.catalog();
    return specification -> of(specification, kinds);
  }

  private static LayerOutline of(String specification, Catalog<LayerKind> kinds) {
    Matcher matcher = TEXT.matcher(specification);
    if (matcher.matches()) {
      String arguments = matcher.group(3) == null ? "" : "(" + matcher.group(3) + ")";
      LayerKind kind = kinds.create(matcher.group(1) + arguments);
      Shape inputs = Shape.of(matcher.group(2));
      if (kind.specification().equals(matcher.group(1) + arguments)) { // nothing left out
        return of(kind, inputs);
      }
    }
    throw Illegal.argument(
        "expected a layer such as dense(784, 100), found \"%s\"", SafeText.text(specification));
  }

  /** Number of trainable values. */
  public long parameterCount() {
    return parameters.values().stream().mapToLong(LayerOutline::count).sum();
  }

  private static long count(int[] shape) {
    return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
  }

  /**
   * Creates the layer, its weights zero.
   *
   * @throws IllegalArgumentException if its kind does not go with activation or regularizers
   */
  public Layer create(Activation activation, List<Regularizer> regularizers) {
    if (!kind.hasActivation() && !(activation instanceof Linear)) {
      throw Illegal.argument(
          "%s has no activation, found %s", kind.specification(), activation.specification());
    }
    return kind.create(inputs, activation, regularizers);
  }
}

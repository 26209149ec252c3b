package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.Illegal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Compares the gradients of a layer with central differences of L = Σ δ · sums, for some of its
 * inputs and of the values of each parameter; these, and δ, are random.
 *
 * <p>Where L has a kink, as at two inputs of a maximum that are almost equal, its differences to
 * the left and to the right are not alike, and nothing is compared.
 */
final class LayerCheck {

  /** Most inputs, and most values of a parameter, that are compared. */
  private static final int MOST = 8;

  /** Step h of a difference. */
  private static final float H = 1f / 128;

  private static final double TOLERANCE = 0.02;

  /** Distance of 1 to the next float32. */
  private static final float EPSILON = 0x1p-23f;

  private final Layer layer;
  private final String name; // for messages
  private final float[] inputs;
  private final float[] delta;
  private final double middle; // L, where nothing is changed
  private final double rounding; // of a slope

  private LayerCheck(Layer layer, String name) {
    RandomStream random = RandomStream.of(1);
    this.layer = layer;
    this.name = name;
    this.inputs = numbers(layer.inputs(), 1f, random);
    this.delta = numbers(layer.outputs(), 1f, random);
    for (Parameter parameter : layer.parameters()) {
      float spread =
          (float) (1 / Math.sqrt(parameter.rows())); // sums are of the size of inputs then
      parameter.fill(numbers(Math.toIntExact(parameter.count()), spread, random));
    }
    this.middle = loss();
    this.rounding = rounding();
  }

  private static float[] numbers(int count, float spread, RandomStream random) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = spread * random.nextGaussian();
    }
    return numbers;
  }

  /**
   * Checks a layer, which stays as it is.
   *
   * @throws IllegalArgumentException if it throws, or is wrong; the message names its class
   */
  static void check(Layer layer) {
    String name = "the layer %s (%s)".formatted(layer.specification(), layer.getClass().getName());
    Layer copy = answer(name, layer::copy);
    if (copy.parameters().size() != layer.parameters().size()) {
      throw Illegal.argument("%s has another number of parameters than its copy", name);
    }
    for (int p = 0; p < layer.parameters().size(); p++) {
      Parameter own = layer.parameters().get(p);
      if (copy.parameters().get(p).values() == own.values()) {
        throw Illegal.argument("%s shares %s with its copy, which needs its own", name, own.name());
      }
    }
    new LayerCheck(copy, name).check();
  }

  private static <T> T answer(String name, Supplier<T> question) {
    try {
      return Objects.requireNonNull(question.get(), "it answered null");
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(name + " failed: " + e, e);
    }
  }

  private void check() {
    float[] sums = sums();
    float[] ofInputs = answer(name, () -> layer.inputGradient(inputs.clone(), sums, delta.clone()));
    requireCount(ofInputs, inputs.length, "inputGradient");
    compare("inputs", inputs, ofInputs, inputs.length, n -> n);
    List<float[]> gradients = new ArrayList<>();
    layer.parameters().forEach(parameter -> gradients.add(new float[parameter.values().length]));
    answer(
        name,
        () -> {
          layer.addGradient(inputs.clone(), delta.clone(), gradients);
          return gradients;
        });
    for (int p = 0; p < gradients.size(); p++) {
      Parameter parameter = layer.parameters().get(p);
      int columns = parameter.columns();
      compare(
          parameter.name(),
          parameter.values(),
          gradients.get(p),
          (int) parameter.count(),
          n -> n / columns * parameter.stride() + n % columns);
    }
  }

  private float[] sums() {
    float[] sums = answer(name, () -> layer.sums(inputs.clone()));
    requireCount(sums, delta.length, "sums");
    return sums;
  }

  private void requireCount(float[] numbers, int count, String what) {
    if (numbers.length != count) {
      throw Illegal.argument(
          "%s: %s gives %s numbers, expected %s", name, what, numbers.length, count);
    }
  }

  /**
   * Compares some of the gradients of an array.
   *
   * @param values inputs, or those of a parameter
   * @param gradient ∂L/∂values
   * @param index of each of them in both, since rows of parameters are padded
   */
  private void compare(
      String what, float[] values, float[] gradient, int count, IntUnaryOperator index) {
    int places = Math.min(count, MOST);
    for (int k = 0; k < places; k++) {
      int n = (int) (k * (count - 1L) / Math.max(1, places - 1)); // the first and the last, too
      int at = index.applyAsInt(n);
      float x = values[at];
      values[at] = x - H;
      double before = loss();
      values[at] = x + H;
      double after = loss();
      values[at] = x;
      double slope = (after - before) / (2 * H);
      double bend = (after - 2 * middle + before) / H;
      double tolerance = TOLERANCE * Math.max(1, Math.abs(slope)) + rounding;
      boolean isKink = Math.abs(bend) > tolerance;
      boolean isClose = Math.abs(gradient[at] - slope) <= tolerance; // NaN is not
      if (!isKink && !isClose) {
        throw Illegal.argument(
            "%s has a wrong gradient: %s[%s] has %.4g, but finite differences give %.4g",
            name, what, n, gradient[at], slope);
      }
    }
  }

  private double loss() {
    float[] sums = sums();
    double loss = 0;
    for (int o = 0; o < sums.length; o++) {
      loss += (double) delta[o] * sums[o];
    }
    return loss;
  }

  /** What a slope may be wrong by, since sums of so many float32 terms are rounded. */
  private double rounding() {
    double size = 0;
    for (float sum : sums()) {
      size += Math.abs(sum);
    }
    return size * EPSILON * Math.sqrt(inputs.length) / H;
  }
}

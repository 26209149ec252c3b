package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Compares the gradients of a layer with central differences of its sums, for some of the inputs
 * and of each parameter's values. A copy is used, with numbers of its own.
 *
 * <p>What is differentiated is Σ δ · sums, with some δ. Layers may have kinks, so one place where
 * the two differ is tolerated, two are not.
 */
final class LayerCheck {

  /** Places that are compared, of the inputs and of each parameter. */
  private static final int PLACES = 8;

  /** Step h of the central difference; float32 leaves about three digits of the difference. */
  private static final float H = 1f / 128;

  private static final double TOLERANCE = 0.02;

  private final Layer layer;
  private final float[] inputs;
  private final float[] delta;

  private LayerCheck(Layer given) {
    this.layer = given.copy();
    this.inputs = numbers(layer.inputs(), 1);
    this.delta = numbers(layer.outputs(), 2);
    int seed = 3;
    for (Parameter parameter : layer.parameters()) {
      parameter.fill(numbers(Math.toIntExact(parameter.count()), seed++));
    }
  }

  /** Numbers of [-1, 1) that look like noise. */
  private static float[] numbers(int count, int seed) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (i + 1L) * (7919 + 2 * seed) % 1009 / 504.5f - 1f;
    }
    return numbers;
  }

  /**
   * Checks the gradients of a layer.
   *
   * @throws IllegalArgumentException if it throws, or one is wrong; the message names its class
   */
  static void check(Layer given) {
    String name = "the layer %s (%s)".formatted(given.specification(), given.getClass().getName());
    String wrong;
    try {
      wrong = new LayerCheck(given).wrong();
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(name + " failed: " + e, e);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(name + " has a wrong gradient: " + wrong);
    }
  }

  /** What is wrong; empty if nothing is. */
  private String wrong() {
    float[] sums = layer.sums(inputs);
    float[] ofInputs = layer.inputGradient(inputs, sums, delta);
    if (sums.length != layer.outputs() || ofInputs.length != layer.inputs()) {
      return "expected %s sums and %s numbers for the inputs, found %s and %s"
          .formatted(layer.outputs(), layer.inputs(), sums.length, ofInputs.length);
    }
    String wrong = compare(inputs, ofInputs, i -> "that of input " + i);
    List<float[]> gradients = new ArrayList<>();
    layer.parameters().forEach(one -> gradients.add(new float[one.values().length]));
    layer.addGradient(inputs, delta, gradients);
    for (int p = 0; p < gradients.size() && wrong.isEmpty(); p++) {
      String parameter = layer.parameters().get(p).name();
      float[] values = layer.parameters().get(p).values();
      wrong = compare(values, gradients.get(p), i -> "that of %s[%s]".formatted(parameter, i));
    }
    return wrong;
  }

  /** Changes some of the values that the sums depend on, one by one. */
  private String compare(float[] values, float[] gradient, IntFunction<String> what) {
    int differences = 0;
    int step = Math.max(1, values.length / PLACES);
    for (int i = 0; i < values.length; i += step) {
      float before = values[i];
      values[i] = before + H;
      double above = loss();
      values[i] = before - H;
      double slope = (above - loss()) / (2 * H);
      values[i] = before;
      boolean close = Math.abs(gradient[i] - slope) <= TOLERANCE * Math.max(1, Math.abs(slope));
      if (!close && ++differences == 2) { // NaN is not close
        return String.format(
            Locale.ROOT,
            "%s is %.4g, but finite differences give %.4g",
            what.apply(i),
            gradient[i],
            slope);
      }
    }
    return "";
  }

  private double loss() {
    float[] sums = layer.sums(inputs);
    double loss = 0;
    for (int o = 0; o < sums.length; o++) {
      loss += (double) delta[o] * sums[o];
    }
    return loss;
  }
}

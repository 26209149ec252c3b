package dev.nnmaven.nn.training;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Compares the derivatives of a network's activations, penalties and loss with central differences
 * at some points, before training: a wrong derivative would ruin training silently.
 *
 * <p>Functions may have kinks, so one point where the two differ is tolerated, two are not.
 */
final class DerivativeCheck {

  /** Points of comparison: no round numbers, where most kinks are. */
  private static final float[] POINTS = {-4.19f, -1.73f, -0.61f, -0.13f, 0.27f, 0.83f, 2.11f, 5.3f};

  /** Step h of the central difference; float32 leaves about three digits of the difference. */
  private static final float H = 1f / 128;

  /** Packages of this library's layers. */
  private static final Set<String> OURS =
      Set.of(DenseLayer.class.getPackageName(), ConvLayer.class.getPackageName());

  private static final double TOLERANCE = 0.02;

  private DerivativeCheck() {}

  /**
   * Checks all activations, penalties and the loss of a network, and layers that are not this
   * library's.
   *
   * @throws IllegalArgumentException if one throws, or is wrong; the message names its class
   */
  static void check(Network network) {
    for (Layer layer : network.layers()) {
      if (!OURS.contains(layer.getClass().getPackageName())) {
        LayerCheck.check(layer); // one's own; ours are checked by the build
      }
      Activation activation = layer.activation();
      check(
          new Checked("activation", activation),
          x -> activation.apply((float) x),
          x -> activation.derivative((float) x, activation.apply((float) x)));
      for (Regularizer regularizer : layer.regularizers()) {
        if (regularizer instanceof WeightPenalty penalty) {
          check(
              new Checked("regularizer", penalty),
              penalty::penalty,
              x -> penalty.gradient((float) x));
        }
      }
    }
    check(network.loss(), network.outputs());
  }

  private static void check(
      Checked checked, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
    checked.compare(
        POINTS,
        (point, x) -> value.applyAsDouble(x),
        point -> derivative.applyAsDouble(POINTS[point]),
        point -> "its derivative");
  }

  /**
   * Checks the gradient of each output, with the others held fixed and the last as the target; of
   * few outputs several times, at other points, since one point is tolerated.
   */
  private static void check(Loss loss, int count) {
    int times = (POINTS.length + count - 1) / count;
    float[] points = new float[times * count];
    for (int p = 0; p < points.length; p++) {
      points[p] = POINTS[p % POINTS.length] / 2;
    }
    float[] targets = new float[count];
    targets[count - 1] = 1f;
    float[] gradient = new float[count];
    float[] predictions = new float[count];
    Checked checked = new Checked("loss", loss);
    checked.compare(
        points,
        (point, z) -> {
          float[] changed = outputs(points, point, count);
          changed[point % count] = (float) z;
          loss.predict(changed, predictions, 0, count);
          return loss.value(changed, predictions, targets, 0, count);
        },
        point -> {
          float[] outputs = outputs(points, point, count);
          loss.predict(outputs, predictions, 0, count);
          loss.gradient(outputs, predictions, targets, gradient, 0, count, 1f);
          return gradient[point % count];
        },
        point -> "the gradient of output " + point % count);
    for (int first = 0; first < points.length && !loss.predictsNumbers(); first += count) {
      loss.predict(outputs(points, first, count), predictions, 0, count);
      checked.requireProbabilities(predictions);
    }
  }

  /** The outputs that a point is one of. */
  private static float[] outputs(float[] points, int point, int count) {
    int first = point / count * count;
    return Arrays.copyOfRange(points, first, first + count);
  }

  /** Value of a function of one variable, the point-th, at x. */
  private interface Curve {
    double at(int point, double x);
  }

  private record Checked(String kind, Specified<?> part) {

    void compare(float[] points, Curve value, IntToDoubleFunction said, IntFunction<String> what) {
      int wrong = 0;
      for (int i = 0; i < points.length; i++) {
        double slope;
        double found;
        try {
          slope = (value.at(i, points[i] + H) - value.at(i, points[i] - H)) / (2 * H);
          found = said.applyAsDouble(i);
        } catch (RuntimeException | LinkageError e) {
          throw new IllegalArgumentException(name() + " failed: " + e, e);
        }
        boolean close = Math.abs(found - slope) <= TOLERANCE * Math.max(1, Math.abs(slope));
        if (!close && ++wrong == 2) { // NaN is not close
          throw wrong(what.apply(i), points[i], found, slope);
        }
      }
    }

    void requireProbabilities(float[] predictions) {
      for (float prediction : predictions) {
        if (!(prediction >= 0f && prediction <= 1f)) {
          throw Illegal.argument(
              "%s predicts %s; expected probabilities, from 0 to 1, since it is for classes",
              name(), prediction);
        }
      }
    }

    private String name() {
      return "the %s %s (%s)".formatted(kind, part.specification(), part.getClass().getName());
    }

    private IllegalArgumentException wrong(String what, float x, double said, double slope) {
      return Illegal.argument(
          "%s has a wrong derivative: %s at %s is %.4g, but finite differences give %.4g",
          name(), what, x, said, slope);
    }
  }
}

package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Specified;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

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

  private static final double TOLERANCE = 0.02;

  private DerivativeCheck() {}

  /**
   * Checks all activations, penalties and the loss of a network.
   *
   * @throws IllegalArgumentException if one throws, or is wrong; the message names its class
   */
  static void check(Network network) {
    for (Layer layer : network.layers()) {
      Activation activation = layer.activation();
      guard(
          "activation",
          activation,
          () ->
              compare(
                  "activation",
                  activation,
                  x -> activation.apply((float) x),
                  x -> activation.derivative((float) x, activation.apply((float) x))));
      for (Regularizer regularizer : layer.regularizers()) {
        if (regularizer instanceof WeightPenalty penalty) {
          guard(
              "regularizer",
              penalty,
              () ->
                  compare(
                      "regularizer", penalty, penalty::penalty, x -> penalty.gradient((float) x)));
        }
      }
    }
    guard("loss", network.loss(), () -> compare(network.loss(), network.outputs()));
  }

  private static void guard(String kind, Specified<?> checked, Runnable comparison) {
    try {
      comparison.run();
    } catch (WrongDerivative e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(
          "the %s %s (%s) cannot be computed with: %s"
              .formatted(kind, checked.specification(), checked.getClass().getName(), e),
          e);
    }
  }

  private static final class WrongDerivative extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongDerivative(String message) {
      super(message);
    }
  }

  private static void compare(
      String kind,
      Specified<?> checked,
      DoubleUnaryOperator value,
      DoubleUnaryOperator derivative) {
    int wrong = 0;
    for (float x : POINTS) {
      double slope = (value.applyAsDouble(x + H) - value.applyAsDouble(x - H)) / (2 * H);
      double said = derivative.applyAsDouble(x);
      if (!isClose(said, slope) && ++wrong == 2) {
        throw wrong(kind, checked, "its derivative", x, said, slope);
      }
    }
  }

  /** Checks the loss: the gradient of each output, with the others held fixed. */
  private static void compare(Loss loss, int count) {
    float[] outputs = new float[count];
    for (int c = 0; c < count; c++) {
      outputs[c] = POINTS[c % POINTS.length] / 2;
    }
    float[] gradient = new float[count];
    float[] targets = new float[count];
    targets[count - 1] = 1f;
    loss.gradient(outputs, predictions(loss, outputs), targets, gradient, 0, count, 1f);
    int wrong = 0;
    for (int c = 0; c < count; c++) {
      float before = outputs[c];
      outputs[c] = before + H;
      double above = value(loss, outputs, targets);
      outputs[c] = before - H;
      double below = value(loss, outputs, targets);
      outputs[c] = before;
      double slope = (above - below) / (2 * H);
      if (!isClose(gradient[c], slope) && ++wrong == 2) {
        throw wrong("loss", loss, "the gradient of output " + c, before, gradient[c], slope);
      }
    }
  }

  private static double value(Loss loss, float[] outputs, float[] targets) {
    return loss.value(outputs, predictions(loss, outputs), targets, 0, outputs.length);
  }

  private static float[] predictions(Loss loss, float[] outputs) {
    float[] predictions = new float[outputs.length];
    loss.predict(outputs, predictions, 0, outputs.length);
    return predictions;
  }

  /** False for NaN. */
  private static boolean isClose(double said, double slope) {
    return Math.abs(said - slope) <= TOLERANCE * Math.max(1, Math.abs(slope));
  }

  private static WrongDerivative wrong(
      String kind, Specified<?> checked, String what, float x, double said, double slope) {
    return new WrongDerivative(
        String.format(
            Locale.ROOT,
            "the %s %s (%s) has a wrong derivative: %s at %s is %.4g, but its value rises there by"
                + " %.4g for each 1",
            kind,
            checked.specification(),
            checked.getClass().getName(),
            what,
            x,
            said,
            slope));
  }
}

package dev.nnmaven.nn.activation.builtin;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.math.FloatMath;
import io.avaje.spi.ServiceProvider;

/**
 * The Gaussian error linear unit, by the approximation with tanh: f(x) = x/2 · (1 + tanh y), y =
 * √(2/π) · (x + 0.044715 x³), at most 0.0005 from x · Φ(x).
 *
 * <p>(1 + tanh y) / 2 is sigmoid(2y), so that f = x · s and f′ = s + f · (1 − s) · (2y)′ with s =
 * sigmoid(2y).
 *
 * <p>Source: D. Hendrycks, K. Gimpel, <i>Gaussian error linear units</i>, 2016, section 2.
 */
@ServiceProvider(Activation.class)
public record Gelu() implements Activation {

  /** Factor of x in 2y: 2 √(2/π). */
  public static final float LINEAR = 1.5957692f;

  /** Factor of x³ in 2y: 0.044715 times that of x. */
  public static final float CUBIC = 0.071354814f;

  /** Beyond it s is 0 or 1 exactly, and the square would overflow sooner or later. */
  public static final float LARGEST = 11f;

  @Override
  public String specification() {
    return "gelu";
  }

  @Override
  public float apply(float sum) {
    return sum * share(bounded(sum));
  }

  @Override
  public float derivative(float sum, float output) {
    float x = bounded(sum);
    float s = share(x);
    return Math.fma(output * (1f - s), Math.fma(x * x, 3f * CUBIC, LINEAR), s);
  }

  private static float bounded(float sum) {
    return Math.max(-LARGEST, Math.min(LARGEST, sum));
  }

  /** Gate s = sigmoid(2y). */
  private static float share(float x) {
    return FloatMath.sigmoid(x * Math.fma(x * x, CUBIC, LINEAR));
  }
}

package dev.nnmaven.nn.optimizer;

import dev.nnmaven.nn.Parameter;
import java.util.List;

/**
 * Gradient clipping by norm: where the Euclidean norm of the gradients of all parameters together
 * is above a limit, all are multiplied by limit / norm, so that a step keeps its direction.
 *
 * <p>The norm has one order of summation, whatever computes it: the squares of a row in double,
 * from its first column on; the rows of a parameter; the parameters, first to last. Gradients of
 * penalties are part of it.
 *
 * <p>Source: R. Pascanu, T. Mikolov, Y. Bengio, <i>On the difficulty of training recurrent neural
 * networks</i>, ICML 2013, section 3.2.
 *
 * @param most the limit, above 0; infinite for none
 */
public record ClipNorm(float most) {

  /** No clipping. */
  public static final ClipNorm NONE = new ClipNorm(Float.POSITIVE_INFINITY);

  /** Throws IllegalArgumentException if the limit is not above 0. */
  public ClipNorm {
    if (!(most > 0f)) {
      throw new IllegalArgumentException("the norm to clip at must be above 0, found " + most);
    }
  }

  /** Whether no norm is clipped. */
  public boolean isNone() {
    return Float.isInfinite(most);
  }

  /**
   * Clips all gradients in place.
   *
   * @param gradients one for each parameter, laid out as it is
   */
  public void clip(List<Parameter> parameters, List<float[]> gradients) {
    if (isNone()) {
      return;
    }
    double squares = 0;
    for (int p = 0; p < parameters.size(); p++) {
      Parameter parameter = parameters.get(p);
      double ofParameter = 0;
      for (int row = 0; row < parameter.rows(); row++) {
        int from = row * parameter.stride();
        ofParameter += squares(gradients.get(p), from, from + parameter.columns());
      }
      squares += ofParameter;
    }
    float factor = factor(squares);
    gradients.forEach(gradient -> multiply(gradient, 0, gradient.length, factor));
  }

  /** Sum of the squares of some gradients of a row, {@code from} to {@code to - 1}, in order. */
  public static double squares(float[] gradient, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) gradient[i] * gradient[i];
    }
    return sum;
  }

  /**
   * Factor for all gradients.
   *
   * @param squares the sum of their squares
   */
  public float factor(double squares) {
    double norm = Math.sqrt(squares);
    return norm > most ? (float) (most / norm) : 1f;
  }

  /** Multiplies some gradients by a factor. */
  public static void multiply(float[] gradient, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      gradient[i] *= factor;
    }
  }
}

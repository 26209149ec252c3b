package dev.nnmaven.nn.initializer.builtin;

import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Orthogonal initialization: the neurons' weights are orthonormal or, where there are more neurons
 * than inputs, the inputs' are, so that a signal keeps its length through many layers.
 *
 * <p>Normal vectors are made orthonormal by the Gram–Schmidt process, in double, each twice so that
 * rounding leaves no trace (W. Hoffmann, <i>Iterative algorithms for Gram-Schmidt
 * orthogonalization</i>, Computing 41, 1989). That is the Q of a QR decomposition whose R has a
 * positive diagonal, hence uniform among all orthonormal sets.
 *
 * <p>Source: A. M. Saxe, J. L. McClelland, S. Ganguli, <i>Exact solutions to the nonlinear dynamics
 * of learning in deep linear neural networks</i>, ICLR 2014.
 */
@ServiceProvider(Initializer.class)
public record Orthogonal() implements Initializer {

  @Override
  public String specification() {
    return "orthogonal";
  }

  /** One normal number: {@link #drawAll} makes them orthonormal. */
  @Override
  public float draw(int inputs, int outputs, RandomStream random) {
    return random.nextGaussian();
  }

  @Override
  public float[] drawAll(int inputs, int outputs, int fanOut, RandomStream random) {
    boolean ofNeurons = outputs <= inputs;
    double[][] vectors = new double[Math.min(inputs, outputs)][Math.max(inputs, outputs)];
    for (int v = 0; v < vectors.length; v++) {
      do {
        for (int i = 0; i < vectors[v].length; i++) {
          vectors[v][i] = draw(inputs, outputs, random);
        }
      } while (!orthonormalize(vectors, v));
    }
    float[] weights = new float[Math.multiplyExact(inputs, outputs)];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        weights[i * outputs + o] = (float) (ofNeurons ? vectors[o][i] : vectors[i][o]);
      }
    }
    return weights;
  }

  /**
   * Makes a vector orthogonal to those before it and normalizes it; false if nothing but rounding
   * errors is left.
   */
  private static boolean orthonormalize(double[][] vectors, int v) {
    double[] vector = vectors[v];
    double before = Math.sqrt(dot(vector, vector));
    for (int again = 0; again < 2; again++) {
      for (int other = 0; other < v; other++) {
        double along = dot(vector, vectors[other]);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= along * vectors[other][i];
        }
      }
    }
    double left = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= left;
    }
    return left > 1e-6 * before;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

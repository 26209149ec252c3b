package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.DisplacementAugmentation;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;

/**
 * Elastic distortion, as of ink by a hand that trembles: each pixel is displaced by noise, uniform
 * in [-1, 1), that a Gaussian filter has smoothed, times α. Beyond the image the noise is zero, and
 * the filter ends at 3σ.
 *
 * <p>Source: P. Simard, D. Steinkraus, J. Platt, <i>Best practices for convolutional neural
 * networks applied to visual document analysis</i>, ICDAR 2003.
 *
 * @param alpha α, how far pixels move
 * @param sigma σ of the filter in pixels: how far off they still move alike
 */
@ServiceProvider(Augmentation.class)
public record Elastic(float alpha, float sigma) implements DisplacementAugmentation {

  private static final float SIGMAS = 3f;

  /** The fastest, whatever a network is computed with: all give the same bits. */
  private static final Kernels KERNELS = KernelSelection.select(KernelChoice.AUTO).kernels();

  /** What the last image took, on whichever thread: most often the next takes it, too. */
  private static volatile Filter last = new Filter(0, 0, 0, Matrix.zeros(0, 0), Matrix.zeros(0, 0));

  /** Throws IllegalArgumentException if one is out of range. */
  public Elastic {
    Amount.require("elastic alpha", alpha, 0f, 100_000f);
    Amount.require("elastic sigma", sigma, 0.1f, 1000f);
  }

  /** Creates the distortion with the source's numbers, 34 and 4. */
  public Elastic() {
    this(34f, 4f);
  }

  @Override
  public NumericArguments<Elastic> numbers() {
    return NumericArguments.of("elastic", a -> new Elastic(a[0], a[1]))
        .and("alpha", alpha)
        .and("sigma", sigma);
  }

  /** Draws the noise of dx and then that of dy, each row by row. */
  @Override
  public void displace(int width, int height, float[] dx, float[] dy, RandomStream random) {
    Matrix noise = Matrix.zeros(2 * height, width); // dx above dy
    for (int y = 0; y < noise.rows(); y++) {
      for (int i = noise.index(y, 0); i < noise.index(y, width); i++) {
        noise.values()[i] = 2 * random.nextFloat() - 1;
      }
    }
    Filter filter = last;
    if (filter.sigma != sigma || filter.width != width || filter.height != height) {
      filter = Filter.of(this, width, height);
      last = filter;
    }
    Matrix zeros = Matrix.everyRow(Matrix.zeros(1, width).values());
    Matrix alongX = Matrix.zeros(2 * height, width);
    KERNELS.multiplyAdd(noise, filter.x, zeros, alongX);
    Matrix smooth = noise; // its memory is in the cache, and free
    for (int from = 0; from <= height; from += height) {
      KERNELS.multiplyAdd(
          filter.y, alongX.rows(from, from + height), zeros, smooth.rows(from, from + height));
    }
    for (int y = 0; y < height; y++) {
      int i = smooth.index(y, 0);
      int j = smooth.index(height + y, 0);
      for (int x = 0; x < width; x++) {
        dx[y * width + x] += alpha * smooth.values()[i + x];
        dy[y * width + x] += alpha * smooth.values()[j + x];
      }
    }
  }

  /** The filter of images of one size: for rows, and for columns. */
  private record Filter(float sigma, int width, int height, Matrix x, Matrix y) {

    static Filter of(Elastic elastic, int width, int height) {
      double[] gaussian = elastic.gaussian(Math.max(width, height));
      return new Filter(
          elastic.sigma, width, height, filter(gaussian, width), filter(gaussian, height));
    }
  }

  /** The filter as a matrix that sums a line's pixels for each of them, [length][length]. */
  private static Matrix filter(double[] gaussian, int length) {
    Matrix filter = Matrix.zeros(length, length);
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < length; j++) {
        filter.values()[filter.index(i, j)] = (float) gaussian[Math.abs(i - j)];
      }
    }
    return filter;
  }

  /** Weights of pixels at distances 0, 1, ...; those of the whole filter sum up to 1. */
  private double[] gaussian(int length) {
    double[] weights = new double[length];
    double sum = 0;
    for (int t = 0; t <= Math.ceil(SIGMAS * sigma); t++) {
      double weight = StrictMath.exp(-0.5 * t * t / ((double) sigma * sigma));
      sum += t == 0 ? weight : 2 * weight;
      if (t < length) {
        weights[t] = weight;
      }
    }
    for (int t = 0; t < length; t++) {
      weights[t] /= sum;
    }
    return weights;
  }
}

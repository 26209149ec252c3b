package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.data.ImageSamples;
import dev.nnmaven.nn.data.PixelOrder;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;

/**
 * Brings samples to where a {@link ForwardPass} wants them. Images are turned into numbers by the
 * kernels, which is several times as fast as one pixel after the other and gives the same numbers.
 */
public final class SampleLoader {

  private final Samples samples;
  private final ImageSamples images; // null unless the kernels can load them
  private final Kernels kernels;

  /** A loader of those samples. */
  public SampleLoader(Samples samples, Kernels kernels) {
    this.samples = samples;
    this.kernels = kernels;
    this.images =
        samples instanceof ImageSamples given
                && given.preprocessing().pixelOrder() == PixelOrder.ROWS
            ? given
            : null;
  }

  /** Writes a sample's numbers to a row. */
  public void load(int sample, Matrix to, int row) {
    if (images == null) {
      samples.load(sample, to.values(), to.index(row, 0));
      return;
    }
    byte[] pixels = images.dataset().images().get(sample).pixels();
    kernels.divide(pixels, images.preprocessing().divisor(pixels), to.values(), to.index(row, 0));
  }
}

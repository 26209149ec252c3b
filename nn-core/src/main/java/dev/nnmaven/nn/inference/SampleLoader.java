package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.kernel.Matrix;

/**
 * Loads samples into the input buffer of a {@link ForwardPass}. The kernels convert the bytes of
 * images, several times as fast as pixel by pixel and with the same results.
 */
public final class SampleLoader {

  private final Samples samples;
  private final ImageSamples images; // null unless the kernels can load them
  private final Kernels kernels;

  /** Creates a loader for the given samples. */
  public SampleLoader(Samples samples, Kernels kernels) {
    this.samples = samples;
    this.kernels = kernels;
    this.images =
        samples instanceof ImageSamples given
                && given.preprocessing().pixelOrder() == PixelOrder.ROWS
            ? given
            : null;
  }

  /** Writes the inputs of a sample to a row. */
  public void load(int sample, Matrix to, int row) {
    if (images == null) {
      samples.load(sample, to.values(), to.index(row, 0));
      return;
    }
    byte[] pixels = images.dataset().images().get(sample).pixels();
    kernels.divide(pixels, images.preprocessing().divisor(pixels), to.values(), to.index(row, 0));
  }
}

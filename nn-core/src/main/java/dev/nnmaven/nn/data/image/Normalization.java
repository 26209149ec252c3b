package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.task.Standardization;
import java.util.List;
import java.util.stream.IntStream;

/** Normalization of pixels: from bytes to inputs. */
public enum Normalization implements SpecifiedEnum {
  /** x / 255: from 0 to 1. */
  SCALE(255f),
  /** x divided by the L2 norm of the image, which is then 1; black images stay 0. */
  L2(1f),
  /** x as it is: from 0 to 255. */
  NONE(1f),
  /**
   * (x − mean) / standard deviation of its channel in the training images: mean 0, deviation 1.
   * Both numbers are part of the model.
   */
  STANDARDIZE(1f);

  /** The fastest, whatever a network is computed with: all give the same bits. */
  private static final Kernels KERNELS = KernelSelection.select(KernelChoice.AUTO).kernels();

  private final float divisor;

  Normalization(float divisor) {
    this.divisor = divisor;
  }

  /** Finds one by its name; of an unknown one the IllegalArgumentException lists all. */
  public static Normalization of(String specification) {
    return Catalog.of("normalization", values()).create(specification);
  }

  /**
   * Statistics of the training images: for {@link #STANDARDIZE} mean and deviation of each channel,
   * otherwise none.
   */
  public List<Standardization> fit(Dataset training) {
    int channels = this == STANDARDIZE ? training.channels().count() : 0;
    return IntStream.range(0, channels)
        .mapToObj(channel -> Standardization.ofCounts(levels(training, channel)))
        .toList();
  }

  /** How often a channel has each level, 0 to 255. */
  private static long[] levels(Dataset training, int channel) {
    long[] counts = new long[256];
    for (LabeledImage image : training.images()) {
      byte[] pixels = image.pixels();
      for (int i = channel; i < pixels.length; i += training.channels().count()) {
        counts[Byte.toUnsignedInt(pixels[i])]++;
      }
    }
    return counts;
  }

  /**
   * Writes the inputs of an image.
   *
   * @param pixels one unsigned byte each, in the order of the inputs
   * @param channels what {@link #fit} found
   */
  void load(byte[] pixels, List<Standardization> channels, float[] destination, int from) {
    if (this != STANDARDIZE) {
      KERNELS.divide(pixels, this == L2 ? length(pixels) : divisor, destination, from);
      return;
    }
    for (int channel = 0; channel < channels.size(); channel++) {
      Standardization its = channels.get(channel);
      for (int i = channel; i < pixels.length; i += channels.size()) {
        destination[from + i] = its.apply(Byte.toUnsignedInt(pixels[i]));
      }
    }
  }

  private static float length(byte[] pixels) {
    long squares = 0;
    for (byte pixel : pixels) {
      int value = Byte.toUnsignedInt(pixel);
      squares += (long) value * value;
    }
    return squares == 0 ? 1f : (float) Math.sqrt((double) squares);
  }
}

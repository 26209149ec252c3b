package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.task.Standardization;
import java.util.List;

/** Preprocessing of images. */
public final class Images {

  private Images() {}

  /** From 0 to 1 row by row, on a background, of no other size. */
  public static ImagePreprocessing preprocessing(
      int width, int height, Channels channels, String background) {
    return preprocessing(
        width, height, channels, Normalization.SCALE, List.of(), PixelOrder.ROWS, background);
  }

  /** Of no other size. */
  public static ImagePreprocessing preprocessing(
      int width,
      int height,
      Channels channels,
      Normalization normalization,
      List<Standardization> standardization,
      PixelOrder order,
      String background) {
    return new ImagePreprocessing(
        width,
        height,
        channels,
        normalization,
        standardization,
        order,
        Scaling.REFUSE,
        Background.of(background));
  }

  /** One of three channels. */
  public static byte[] channel(byte[] pixels, int channel) {
    byte[] alone = new byte[pixels.length / 3];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = pixels[3 * i + channel];
    }
    return alone;
  }
}

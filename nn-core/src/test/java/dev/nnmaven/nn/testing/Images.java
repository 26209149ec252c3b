package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.task.Standardization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Images, and their preprocessing. */
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

  /** The letters of the repository, {@code train} or {@code test}. */
  public static Dataset letters(String part) throws IOException {
    List<String> classes = List.of("A B C D E F G H I J".split(" ", -1));
    List<LabeledImage> letters = new ArrayList<>();
    for (String name : classes) {
      for (Path file : Folder.visible(Path.of("..", "data", part, name))) {
        byte[] pixels = ImageRules.DEFAULT.read(file).pixels();
        letters.add(new LabeledImage(file.toString(), classes.indexOf(name), pixels));
      }
    }
    return new Dataset(classes, 28, 28, letters);
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

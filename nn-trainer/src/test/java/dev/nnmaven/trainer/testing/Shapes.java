package dev.nnmaven.trainer.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws icons as people have them: each of another size, and white on a transparent ground, so that
 * opacity alone shows what they are. Lying or standing bars. The same arguments give the same
 * pixels.
 */
public final class Shapes {

  /** The classes. */
  public static final List<String> CLASSES = List.of("lying", "standing");

  private static final int SMALLEST = 20;
  private static final int SIZES = 40;
  private static final int WHITE = 0xffffff;
  private static final int OPAQUE = 0xff000000;

  private Shapes() {}

  /** Draws so many of each class into subfolders of a folder. */
  public static void draw(Path folder, int perClass, long seed) throws IOException {
    Random random = new Random(seed);
    for (String name : CLASSES) {
      Path classFolder = Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < perClass; i++) {
        Path file = classFolder.resolve("%02d.png".formatted(i));
        ImageIO.write(image(name.equals("lying"), random), "png", file.toFile());
      }
    }
  }

  private static BufferedImage image(boolean lying, Random random) {
    int width = SMALLEST + random.nextInt(SIZES);
    int height = SMALLEST + random.nextInt(SIZES);
    int middle = (lying ? height : width) / 2 + random.nextInt(5) - 2;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean bar = Math.abs((lying ? y : x) - middle) < (lying ? height : width) / 6;
        image.setRGB(x, y, bar ? OPAQUE | WHITE : WHITE);
      }
    }
    return image;
  }
}

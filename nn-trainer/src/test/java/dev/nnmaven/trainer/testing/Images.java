package dev.nnmaven.trainer.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws small images that a network learns within a few steps: a bright bar on dark noise, in
 * another row for each class. The same arguments give the same pixels. The builds in src/it use it
 * too, from their setup scripts.
 */
public final class Images {

  private static final int DARKEST_BAR = 180;
  private static final int BRIGHTEST_NOISE = 60;

  private final int width;
  private final int height;
  private final boolean colour;
  private final List<String> classes;

  private Images(int width, int height, boolean colour, List<String> classes) {
    this.width = width;
    this.height = height;
    this.colour = colour;
    this.classes = classes;
  }

  /** Grey images of that size, of classes with those names. */
  public static Images grey(int width, int height, String... classes) {
    return new Images(width, height, false, List.of(classes));
  }

  /** Colour images of that size, of classes with those names. */
  public static Images colour(int width, int height, String... classes) {
    return new Images(width, height, true, List.of(classes));
  }

  /** Draws so many of each class into subfolders of a folder; another seed gives other noise. */
  public void draw(Path folder, int perClass, long seed) throws IOException {
    Random random = new Random(seed);
    for (int c = 0; c < classes.size(); c++) {
      Path classFolder = Files.createDirectories(folder.resolve(classes.get(c)));
      for (int i = 0; i < perClass; i++) {
        Path file = classFolder.resolve("%02d.png".formatted(i));
        ImageIO.write(image(c, random), "png", file.toFile());
      }
    }
  }

  /** Exchanges each fifth image of two classes, so that no network gets all of them right. */
  public static void mislabel(Path one, Path other, int perClass) throws IOException {
    for (int i = 0; i < perClass; i += 5) {
      String name = "%02d.png".formatted(i);
      byte[] first = Files.readAllBytes(one.resolve(name));
      Files.copy(other.resolve(name), one.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      Files.write(other.resolve(name), first);
    }
  }

  /** Writes a file that is called an image and is none. */
  public static void breakOne(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no image");
  }

  private BufferedImage image(int classIndex, Random random) {
    BufferedImage image =
        new BufferedImage(
            width, height, colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      boolean bar = y * classes.size() / height == classIndex;
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          int noise = random.nextInt(BRIGHTEST_NOISE);
          image.getRaster().setSample(x, y, band, bar ? DARKEST_BAR + noise : noise);
        }
      }
    }
    return image;
  }
}

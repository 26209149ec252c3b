package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Random erasing: hides a rectangle of some images behind random pixels. Its area and its aspect
 * ratio (height / width) are uniform; where it would be longer than the image, it is cut off.
 *
 * <p>Source: Z. Zhong, L. Zheng, G. Kang, S. Li, Y. Yang, <i>Random erasing data augmentation</i>,
 * AAAI 2020.
 *
 * @param probability that an image has such a rectangle
 * @param area largest share of the image that it hides; the smallest is 0.02
 */
@ServiceProvider(Augmentation.class)
public record Erase(float probability, float area) implements PixelAugmentation {

  private static final double LEAST_AREA = 0.02;
  private static final double FLATTEST = 0.3; // height to width; its inverse is the steepest

  /** Throws IllegalArgumentException if one is out of range. */
  public Erase {
    Amount.require("erase probability", probability, 0f, 1f);
    Amount.require("erase area", area, 0f, 1f);
  }

  /** Creates the augmentation with the source's numbers, 0.5 and 0.4. */
  public Erase() {
    this(0.5f, 0.4f);
  }

  @Override
  public NumericArguments<Erase> numbers() {
    return NumericArguments.of("erase", a -> new Erase(a[0], a[1]))
        .and("probability", probability)
        .and("area", area);
  }

  @Override
  public List<String> aliases() {
    return List.of("erasing");
  }

  /** Draws whether, area, aspect ratio, top and left edge, and then the pixels row by row. */
  @Override
  public void change(PixelImage image, RandomStream random) {
    if (random.nextFloat() >= probability) {
      return;
    }
    double share = between(Math.min(LEAST_AREA, area), area, random);
    double ratio = between(FLATTEST, 1 / FLATTEST, random);
    double pixels = share * image.width() * image.height();
    int height = length(pixels * ratio, image.height());
    int width = length(pixels / ratio, image.width());
    int top = random.nextInt(image.height() - height + 1);
    int left = random.nextInt(image.width() - width + 1);
    for (int y = top; y < top + height; y++) {
      int from = (y * image.width() + left) * image.channels();
      for (int i = from; i < from + width * image.channels(); i++) {
        image.pixels()[i] = (byte) random.nextInt(256);
      }
    }
  }

  private static double between(double least, double most, RandomStream random) {
    return least + (most - least) * random.nextFloat();
  }

  private static int length(double square, int most) {
    return (int) Math.max(1, Math.min(most, Math.rint(Math.sqrt(square))));
  }
}

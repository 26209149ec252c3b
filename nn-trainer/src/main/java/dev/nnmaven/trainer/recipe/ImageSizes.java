package dev.nnmaven.trainer.recipe;

import dev.nnmaven.nn.data.image.ImageSize;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Sizes of the images in their files, before one of them is decoded.
 *
 * @param median median of the widths, by that of the heights
 * @param others number of images that are not of this size
 */
public record ImageSizes(ImageSize median, int others) {

  /**
   * Sums up some sizes.
   *
   * @param sizes of all images, at least one
   */
  public static ImageSizes of(List<ImageSize> sizes) {
    ImageSize median =
        new ImageSize(median(sizes, ImageSize::width), median(sizes, ImageSize::height));
    int others = (int) sizes.stream().filter(size -> !size.equals(median)).count();
    return new ImageSizes(median, others);
  }

  private static int median(List<ImageSize> sizes, ToIntFunction<ImageSize> side) {
    int[] sorted = sizes.stream().mapToInt(side).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

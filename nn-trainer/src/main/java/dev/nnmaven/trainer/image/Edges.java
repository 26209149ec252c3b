package dev.nnmaven.trainer.image;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Crop;
import dev.nnmaven.nn.data.image.augmentation.builtin.Flip;
import dev.nnmaven.nn.image.PixelImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Edges of images, where augmentation shows what is behind them. */
public final class Edges {

  private static final int WHITE = 255;

  private Edges() {}

  /**
   * Colour that images have at their edges: the median of each channel over all their outermost
   * pixels, the least level that more than half of them do not exceed. White without images.
   */
  public static Background background(Stream<PixelImage> images) {
    long[][] counts = new long[Channels.RGB.count()][WHITE + 1];
    images.forEach(image -> countEdges(image, counts));
    int rgb = 0;
    for (long[] ofChannel : counts) {
      rgb = rgb << Byte.SIZE | median(ofChannel);
    }
    return new Background(rgb);
  }

  /** Counts the levels of an image's outermost pixels, [red, green, blue][level]. */
  private static void countEdges(PixelImage image, long[][] counts) {
    int right = image.width() - 1;
    int bottom = image.height() - 1;
    for (int y = 0; y <= bottom; y++) {
      int step = y == 0 || y == bottom ? 1 : Math.max(1, right);
      for (int x = 0; x <= right; x += step) {
        int i = (y * image.width() + x) * image.channels();
        for (int c = 0; c < counts.length; c++) {
          counts[c][image.pixels()[i + Math.min(c, image.channels() - 1)] & 0xff]++;
        }
      }
    }
  }

  private static int median(long[] counts) {
    long all = LongStream.of(counts).sum();
    int level = 0;
    for (long upTo = counts[0]; 2 * upTo <= all && level < WHITE; ) {
      upTo += counts[++level];
    }
    return level;
  }

  /**
   * Warns if augmentation moves images whose edges are unlike the background: light letters on
   * black would get white borders.
   *
   * @param asked whether the background was to be that of the edges, and would have hidden images
   */
  public static Optional<String> warning(
      List<Augmentation> augmentation, Dataset images, boolean asked) {
    if (augmentation.stream().noneMatch(Edges::bringsBackgroundIn)) {
      return Optional.empty();
    }
    Background edges = background(IntStream.range(0, images.size()).mapToObj(images::image));
    if (Math.abs(edges.grey() - images.background().grey()) <= WHITE / 2) {
      return Optional.empty();
    }
    return Optional.of(
        ("nn.augmentation moves images, and fills their edges with nn.background=%s; but most of"
                + " them have %s there%s.")
            .formatted(
                images.background().specification(),
                edges.specification(),
                asked
                    ? ". Remove the images that would vanish on that, or set nn.background="
                        + edges.specification()
                    : ", which nn.background=edges uses"));
  }

  private static boolean bringsBackgroundIn(Augmentation augmentation) {
    return !(augmentation instanceof PixelAugmentation
        || augmentation instanceof Flip
        || augmentation instanceof Crop);
  }
}

package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.Crop;
import dev.nnmaven.nn.data.image.augmentation.Flip;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.trainer.text.Texts;
import java.util.List;
import java.util.Optional;

/** Edges of images, where augmentation shows what is behind them. */
final class Edges {

  private static final int WHITE = 255;

  private Edges() {}

  /**
   * Warns if augmentation moves images whose edges are unlike the background: light letters on
   * black would get white borders.
   */
  static Optional<String> warning(
      List<Augmentation> augmentation, Background background, Dataset images) {
    if (augmentation.stream().noneMatch(Edges::bringsBackgroundIn)) {
      return Optional.empty();
    }
    double level = meanLevel(images);
    Background nearer = level < WHITE / 2.0 ? Background.BLACK : Background.WHITE;
    if (Math.abs(level - background.grey()) <= WHITE / 2.0) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            "nn.augmentation moves images, and what comes in from beyond their edges is"
                + " nn.background=%s; but their edges have %.0f of 255 grey levels on average."
                + " nn.background=%s would suit them.",
            background.specification(), level, nearer.specification()));
  }

  private static boolean bringsBackgroundIn(Augmentation one) {
    return !(one instanceof PixelAugmentation || one instanceof Flip || one instanceof Crop);
  }

  private static double meanLevel(Dataset images) {
    int width = images.width();
    int height = images.height();
    long sum = 0;
    long count = 0;
    for (int image = 0; image < images.size(); image++) {
      PixelImage picture = images.picture(image);
      for (int y = 0; y < height; y++) {
        boolean inside = y > 0 && y < height - 1;
        for (int x = 0; x < width; x += inside ? Math.max(1, width - 1) : 1) {
          sum += picture.level(y * width + x);
          count++;
        }
      }
    }
    return (double) sum / count;
  }
}

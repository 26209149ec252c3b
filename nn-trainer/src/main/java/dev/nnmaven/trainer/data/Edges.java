package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Crop;
import dev.nnmaven.nn.data.image.augmentation.builtin.Flip;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Edges of images, where augmentation shows what is behind them. */
final class Edges {

  private static final int WHITE = 255;

  private Edges() {}

  /**
   * Warns if augmentation moves images whose edges are unlike the background: light letters on
   * black would get white borders.
   */
  static Optional<String> warning(List<Augmentation> augmentation, Dataset images) {
    if (augmentation.stream().noneMatch(Edges::bringsBackgroundIn)) {
      return Optional.empty();
    }
    Background edges =
        Background.atEdgesOf(IntStream.range(0, images.size()).mapToObj(images::image));
    if (Math.abs(edges.grey() - images.background().grey()) <= WHITE / 2) {
      return Optional.empty();
    }
    return Optional.of(
        ("nn.augmentation moves images, and fills their edges with nn.background=%s; but most of"
                + " them have %s there, which nn.background=edges uses.")
            .formatted(images.background().specification(), edges.specification()));
  }

  private static boolean bringsBackgroundIn(Augmentation augmentation) {
    return !(augmentation instanceof PixelAugmentation
        || augmentation instanceof Flip
        || augmentation instanceof Crop);
  }
}

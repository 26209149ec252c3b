package dev.nnmaven.trainer.image;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ConvertedImage;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.text.SafeText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Detects images drawn by opacity in the colour of the background, such as white on white, which
 * are blank to a network.
 */
final class AlphaOnlyImages {

  static final int MOST_NAMES = 5;

  /** Identity of an image before scaling, since scaling may make different images equal. */
  private record Alike(ImageSize size, long hash) {}

  private AlphaOnlyImages() {}

  /** Warning that names such images, if there are any. */
  static List<String> warnings(Path folder, DecodedImages decoded) {
    Background background = decoded.background();
    Set<String> names = names(decoded);
    if (names.isEmpty()) {
      return List.of();
    }
    return List.of(
        ("%s: of %s images, %s show their shapes by opacity alone, and transparent pixels are drawn on"
                + " %s, where hardly anything of these is left: %s. nn.background=%s, or another"
                + " color, draws them on that")
            .formatted(
                folder,
                decoded.images().size(),
                names.size(),
                background.specification(),
                SafeText.first(names, MOST_NAMES),
                background.opposite().specification()));
  }

  /** Names of images that are blank, or equal to one of other opacities. */
  static Set<String> names(DecodedImages decoded) {
    Map<Alike, Map<String, ConvertedImage>> alike = new HashMap<>();
    for (DecodedImages.Decoded image : decoded.images()) {
      image
          .pixels()
          .filter(ConvertedImage::transparent)
          .ifPresent(
              pixels ->
                  alike
                      .computeIfAbsent(
                          new Alike(image.size().orElseThrow(), pixels.hash()),
                          equal -> new HashMap<>())
                      .put(image.entry().name(), pixels));
    }
    Set<String> names = new TreeSet<>();
    for (Map<String, ConvertedImage> group : alike.values()) {
      boolean differ =
          group.values().stream().map(ConvertedImage::opacityHash).distinct().count() > 1;
      group.forEach(
          (name, pixels) -> {
            if (differ || pixels.hidden()) {
              names.add(name);
            }
          });
    }
    return names;
  }
}

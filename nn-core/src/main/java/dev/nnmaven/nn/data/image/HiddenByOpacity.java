package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.text.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Detects pictures drawn by opacity in the colour of the background, such as white on white, which
 * are blank to a network.
 */
final class HiddenByOpacity {

  private static final int MOST_NAMES = 5;

  /** Identity of a picture before scaling, since scaling may make different pictures equal. */
  private record Grey(ImageSize size, long hash) {}

  private HiddenByOpacity() {}

  /** Warning that names such pictures, if there are any. */
  static List<String> warnings(Path folder, DecodedImages decoded, Background background) {
    Set<String> names = names(decoded);
    if (names.isEmpty()) {
      return List.of();
    }
    String ground = background.specification();
    String first =
        names.stream().limit(MOST_NAMES).map(Shown::text).collect(Collectors.joining(", "));
    return List.of(
        ("%s: of %d images, %d show their shapes by opacity alone, and transparent pixels are laid on"
                + " %s, where hardly anything of these is left: %s%s. nn.background=%s, or another"
                + " colour, lays them on that")
            .formatted(
                folder,
                decoded.images().size(),
                names.size(),
                ground,
                first,
                names.size() > MOST_NAMES ? ", ..." : "",
                background.opposite().specification()));
  }

  /** Names of pictures that are blank, or equal in grey to one of other opacities. */
  private static Set<String> names(DecodedImages decoded) {
    Set<String> names = new TreeSet<>();
    Map<Grey, List<DecodedImages.Decoded>> alike = new HashMap<>();
    for (DecodedImages.Decoded image : decoded.images()) {
      if (image.grey() != null && image.traits().transparent()) {
        if (image.traits().hidden()) {
          names.add(image.entry().name());
        }
        alike
            .computeIfAbsent(
                new Grey(image.size(), image.traits().greyHash()), grey -> new ArrayList<>())
            .add(image);
      }
    }
    for (List<DecodedImages.Decoded> group : alike.values()) {
      boolean differ =
          group.stream().mapToLong(image -> image.traits().opacityHash()).distinct().count() > 1;
      if (differ) {
        group.forEach(image -> names.add(image.entry().name()));
      }
    }
    return names;
  }
}

package dev.nnmaven.nn.data;

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
 * Pictures that are drawn by opacity, in the colour of the ground that they are laid on: white on
 * white. A network sees nothing of them.
 */
final class HiddenByOpacity {

  private static final int MOST_NAMES = 5;

  /** A picture as it was before it was scaled: scaling makes pictures alike, too. */
  private record Grey(ImageSize size, long hash) {}

  private HiddenByOpacity() {}

  /** A warning that names them, if there are any. */
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

  /** Those that are blank, and those that look like another of other opacities. */
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

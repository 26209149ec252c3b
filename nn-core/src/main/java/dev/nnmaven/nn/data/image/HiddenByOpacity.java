package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.text.Shown;
import java.nio.file.Path;
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
    return List.of(
        ("%s: of %d images, %d show their shapes by opacity alone, and transparent pixels are laid on"
                + " %s, where hardly anything of these is left: %s. nn.background=%s, or another"
                + " colour, lays them on that")
            .formatted(
                folder,
                decoded.images().size(),
                names.size(),
                background.specification(),
                Shown.first(names, MOST_NAMES),
                background.opposite().specification()));
  }

  /** Names of pictures that are blank, or equal in grey to one of other opacities. */
  private static Set<String> names(DecodedImages decoded) {
    Map<Grey, List<DecodedImages.Decoded>> alike =
        decoded.images().stream()
            .filter(image -> image.grey() != null && image.grey().transparent())
            .collect(Collectors.groupingBy(i -> new Grey(i.size(), i.grey().greyHash())));
    Set<String> names = new TreeSet<>();
    for (List<DecodedImages.Decoded> group : alike.values()) {
      boolean differ = group.stream().map(i -> i.grey().opacityHash()).distinct().count() > 1;
      group.stream()
          .filter(image -> differ || image.grey().hidden())
          .forEach(image -> names.add(image.entry().name()));
    }
    return names;
  }
}

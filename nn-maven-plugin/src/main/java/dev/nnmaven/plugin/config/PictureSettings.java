package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.Scaling;
import java.util.Optional;

/** Parses settings for pictures of other sizes and with transparency. */
public final class PictureSettings {

  private PictureSettings() {}

  /**
   * Parses the settings; each may be null. A size without a scaling means that pictures are
   * stretched to it.
   */
  public static PictureRules parse(
      String imageSize, String scaling, String background, Mistakes mistakes) {
    Optional<ImageSize> size =
        Optional.ofNullable(mistakes.parse("nn.imageSize", imageSize, ImageSize::of, null));
    Scaling otherwise = size.isPresent() ? Scaling.STRETCH : Scaling.REFUSE;
    Scaling chosen = mistakes.parse("nn.scaling", scaling, Scaling::of, otherwise);
    Background ground =
        mistakes.parse("nn.background", background, Background::of, Background.WHITE);
    if (chosen != Scaling.REFUSE && size.isEmpty()) {
      if (Mistakes.isNothing(imageSize)) {
        mistakes.add(
            "nn.scaling",
            "%s needs the size that images are scaled to, such as nn.imageSize=28x28"
                .formatted(chosen.specification()));
      }
      chosen = Scaling.REFUSE;
    }
    return new PictureRules(size, chosen, ground);
  }
}

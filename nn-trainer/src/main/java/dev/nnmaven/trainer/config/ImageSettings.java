package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.image.Scaling;
import java.util.List;
import java.util.Optional;

/**
 * Settings of how images become inputs, which the model remembers.
 *
 * @param rules rules for images of other sizes and with transparency
 * @param augmentation how those that are trained on change at random; empty for not at all
 */
public record ImageSettings(
    ImageRules rules,
    Normalization normalization,
    PixelOrder pixelOrder,
    List<Augmentation> augmentation) {

  /** Parses the settings; each may be absent. */
  public static ImageSettings parse(Settings settings) {
    return new ImageSettings(
        rules(settings),
        settings.parse(
            "normalization", Normalization::of, ImagePreprocessing.DEFAULT_NORMALIZATION),
        settings.parse("pixelOrder", PixelOrder::of, ImagePreprocessing.DEFAULT_PIXEL_ORDER),
        settings.parse("augmentation", Augmentation::listOf, List.of()));
  }

  /** Those of a model, without what training did at random. */
  public static ImageSettings of(ImagePreprocessing model) {
    return new ImageSettings(model.images(), model.normalization(), model.pixelOrder(), List.of());
  }

  /** Parses the rules. A size without a scaling means that images are stretched to it. */
  private static ImageRules rules(Settings settings) {
    Optional<ImageSize> size = settings.parse("imageSize", ImageSize::of);
    Scaling scaling =
        settings.parse("scaling", Scaling::of, size.isPresent() ? Scaling.STRETCH : Scaling.REFUSE);
    if (scaling != Scaling.REFUSE && size.isEmpty()) {
      if (!settings.has("imageSize")) {
        settings.mistake(
            "scaling",
            "%s needs the size that images are scaled to, such as nn.imageSize=28x28",
            scaling.specification());
      }
      scaling = Scaling.REFUSE;
    }
    Optional<Background> background =
        settings.parse("background", ImageSettings::background, Optional.of(Background.WHITE));
    return new ImageRules(
        size,
        settings.parse("color", Channels::of),
        scaling,
        background,
        background.isEmpty() || !settings.has("background"));
  }

  /** A colour, or none for what the images have at their edges. */
  private static Optional<Background> background(String text) {
    if (text.strip().equalsIgnoreCase("edges")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Background.of(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; or edges, for what most training images have at theirs", e);
    }
  }

  /** Preprocessing of images that have been read by these rules. */
  public ImagePreprocessing preprocessing(Dataset images) {
    return new ImagePreprocessing(
        images.width(),
        images.height(),
        images.channels(),
        normalization,
        normalization.fit(images),
        pixelOrder,
        rules.scaling(),
        images.background());
  }
}

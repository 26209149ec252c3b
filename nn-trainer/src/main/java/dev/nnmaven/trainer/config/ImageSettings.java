package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.Normalization;
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
    ImageRules rules, Normalization normalization, List<Augmentation> augmentation) {

  private static final String EDGES = "edges";

  /** Parses the settings; each may be absent. */
  public static ImageSettings parse(SettingsReader reader) {
    return new ImageSettings(
        rules(reader), reader.get(Parameters.NORMALIZATION), reader.get(Parameters.AUGMENTATION));
  }

  /** Those of a model, without what training did at random. */
  public static ImageSettings of(ImagePreprocessing model) {
    return new ImageSettings(model.images(), model.normalization(), List.of());
  }

  /** Parses the rules. A size without a scaling means that images are stretched to it. */
  private static ImageRules rules(SettingsReader reader) {
    Optional<ImageSize> size = reader.find(Parameters.IMAGE_SIZE);
    Scaling scaling =
        reader.find(Parameters.SCALING).orElse(size.isPresent() ? Scaling.STRETCH : Scaling.REFUSE);
    if (scaling != Scaling.REFUSE && size.isEmpty()) {
      if (!reader.settings().has(Parameters.IMAGE_SIZE)) {
        reader.mistake(
            Parameters.SCALING,
            "%s needs the size that images are scaled to, such as nn.imageSize=28x28",
            scaling.specification());
      }
      scaling = Scaling.REFUSE;
    }
    Optional<Background> background =
        reader.find(Parameters.BACKGROUND).orElse(Optional.of(Background.WHITE));
    return new ImageRules(
        size,
        reader.find(Parameters.COLOR),
        scaling,
        background,
        background.isEmpty() || !reader.settings().has(Parameters.BACKGROUND));
  }

  /** A colour, or none for what the images have at their edges. */
  static Optional<Background> background(String text) {
    if (text.strip().equalsIgnoreCase(EDGES)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Background.of(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; or edges, for the most frequent at the edges of training images", e);
    }
  }

  static String backgroundText(Optional<Background> background) {
    return background.map(Background::specification).orElse(EDGES);
  }

  /** Preprocessing of images that have been read by these rules. */
  public ImagePreprocessing preprocessing(Dataset images) {
    return new ImagePreprocessing(
        images.width(),
        images.height(),
        images.channels(),
        normalization,
        normalization.fit(images),
        ImagePreprocessing.DEFAULT_PIXEL_ORDER,
        rules.scaling(),
        images.background());
  }
}

package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.data.GreyImage;
import dev.nnmaven.nn.data.Preprocessing;

/**
 * The way from a picture to the inputs of the network.
 *
 * @param preprocessing what the model was trained with
 * @param inverted whether black and white are exchanged first
 */
record Preparation(Preprocessing preprocessing, Scaling scaling, boolean inverted) {

  /** The inputs that a picture becomes. */
  float[] inputs(GreyImage image) {
    float[] inputs = new float[preprocessing.inputs()];
    preprocessing.load(pixels(image), inputs, 0);
    return inputs;
  }

  private byte[] pixels(GreyImage given) {
    GreyImage image = inverted ? invert(given) : given;
    if (scaling == Scaling.REFUSE) {
      return requireSize(image);
    }
    InkBox part =
        scaling == Scaling.STRETCH
            ? InkBox.whole(image)
            : InkBox.of(image, scaling == Scaling.STRETCH_LIGHT_INK);
    return AreaFilter.stretch(image, part, preprocessing.width(), preprocessing.height());
  }

  private byte[] requireSize(GreyImage image) {
    if (image.width() != preprocessing.width() || image.height() != preprocessing.height()) {
      throw new IllegalArgumentException(
          "the picture has %d x %d pixels, but the network was trained on %d x %d; choose a scaling"
                  .formatted(
                      image.width(), image.height(), preprocessing.width(), preprocessing.height())
              + ", such as classifier.scaling(Scaling.STRETCH)");
    }
    return image.pixels();
  }

  private static GreyImage invert(GreyImage image) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (255 - pixels[i]);
    }
    return new GreyImage(image.width(), image.height(), pixels);
  }
}

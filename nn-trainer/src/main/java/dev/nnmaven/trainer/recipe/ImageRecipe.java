package dev.nnmaven.trainer.recipe;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How images are trained on where a POM says nothing: a convolutional network whose size follows
 * theirs, on images that are never the same twice.
 */
final class ImageRecipe {

  /** Larger images are scaled down: twice the side is four times the work. */
  private static final int LARGEST_SIDE = 64;

  /** Below it there is nothing that a convolution could look for. */
  private static final int SMALLEST_TO_CONVOLVE = 5;

  /** From it on, pools leave enough of an image. */
  private static final int SMALLEST_TO_POOL_THRICE = 16;

  /** From it on, the first layer looks at every second place: the same work as of half the side. */
  private static final int SMALLEST_TO_STRIDE = 48;

  /** A moved image's shift, as a part of its side: 2 of 28 pixels. */
  private static final int SIDES_A_SHIFT = 14;

  /** Epochs times the square root of the number of images: 18 epochs of 12,000, 141 of 200. */
  private static final double EPOCHS = 2000;

  private static final int FEWEST_EPOCHS = 3;
  private static final int MOST_EPOCHS = 200;

  /** Most multiplications of all forward passes: some 40 seconds on two processors. */
  private static final double MOST_WORK = 5.5e11;

  private ImageRecipe() {}

  /**
   * All choices for images; a parameter that is not among them keeps its default.
   *
   * @param scales whether large ones may be scaled down: not if their size is configured
   * @param calibrates whether a temperature may be among them: it fits the layers chosen here
   */
  static List<Choice> of(Facts facts, boolean scales, boolean calibrates) {
    int largest = scales ? LARGEST_SIDE : Integer.MAX_VALUE;
    int width = scaled(facts, facts.inputs().width(), largest);
    int height = scaled(facts, facts.inputs().height(), largest);
    List<Choice> choices = new ArrayList<>();
    if (facts.others() > 0) {
      String median = size(facts.inputs().width(), facts.inputs().height());
      String others = Formats.count(facts.others(), "image") + " of another size than " + median;
      choices.add(new Choice("imageSize", size(width, height), others));
      choices.add(Choice.of("scaling", "fit"));
    } else if (width < facts.inputs().width() || height < facts.inputs().height()) {
      choices.add(new Choice("imageSize", size(width, height), "larger ones take longer"));
    }
    String pixels = size(width, height) + " pixels";
    int side = Math.min(width, height);
    String network = network(side);
    choices.add(Choice.of("background", "edges"));
    choices.add(Choice.of("normalization", "standardize"));
    choices.add(new Choice("network", network, pixels));
    choices.add(Choice.of("optimizer", "nesterov(0.9)"));
    choices.add(Choice.of("learningRate", "0.05"));
    choices.add(Choice.of("learningRateSchedule", "cosine"));
    choices.add(Choice.of("loss", "crossEntropy labelSmoothing(0.1)"));
    choices.add(new Choice("augmentation", augmentation(side), pixels));
    int epochs = epochs(facts, network, new Shape(height, width, facts.inputs().channels()));
    String images = Formats.count(facts.examples(), "image");
    choices.add(Choice.of("epochs", epochs, images));
    if (calibrates && facts.examples() >= Recipe.FEWEST_CALIBRATED) {
      choices.add(new Choice("calibration", "temperature", images));
    }
    return choices;
  }

  /** A side of the image: that of the image, unless it is too large. */
  private static int scaled(Facts facts, int side, int largest) {
    int longer = Math.max(facts.inputs().width(), facts.inputs().height());
    return longer <= largest
        ? side
        : Math.max(1, (int) Math.round((double) side * largest / longer));
  }

  private static String size(int width, int height) {
    return width + "x" + height;
  }

  private static String network(int side) {
    if (side < SMALLEST_TO_CONVOLVE) {
      return "256 dropout(0.3), 128 dropout(0.3)";
    }
    if (side < SMALLEST_TO_POOL_THRICE) {
      return "conv(16, 3x3), conv(32, 3x3), maxPool(2), 128 dropout(0.3)";
    }
    return "conv(16, 5x5%s), maxPool(2), conv(32, 3x3), maxPool(2), conv(64, 3x3), maxPool(2), 128 dropout(0.3)"
        .formatted(side < SMALLEST_TO_STRIDE ? "" : ", stride=2");
  }

  /** As other hands, fonts and cameras have it; nothing is mirrored, which letters are not. */
  private static String augmentation(int side) {
    int shift = Math.max(1, Math.round((float) side / SIDES_A_SHIFT));
    return "shift(%s)+rotate(10)+scale(0.1)+shear(0.15)".formatted(shift);
  }

  /** Fewer of more images, so that there are more steps nevertheless, within the time allowed. */
  private static int epochs(Facts facts, String network, Shape inputs) {
    long multiplications =
        NetworkParser.parse(new SettingsReader(Settings.of(Map.of("network", network))))
            .outlines(inputs, facts.outputs())
            .stream()
            .mapToLong(LayerOutline::multiplications)
            .sum();
    double wanted = EPOCHS / Math.sqrt(facts.examples());
    double affordable = MOST_WORK / multiplications / facts.examples();
    long epochs = Math.round(Math.min(wanted, affordable));
    return (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, epochs));
  }
}

package dev.nnmaven.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Occlusion;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcclusionsTest {

  private static final List<String> CLASSES = List.of("A", "B", "C");

  private static TrainedModel model(Dataset images, String hidden, PixelOrder order, int members) {
    ImagePreprocessing pixels =
        Found.pixels(images.width(), images.height(), images.channels(), order);
    List<Network> networks =
        IntStream.range(0, members)
            .mapToObj(m -> Found.untrained(pixels, CLASSES, hidden, m).network())
            .toList();
    return Found.untrained(pixels, CLASSES, hidden, 1).with(new Ensemble(networks));
  }

  private static Predictions predictions(TrainedModel model, Dataset images) {
    try (Evaluator evaluator = new Evaluator(model.ensemble(), ComputeOptions.fastest())) {
      return evaluator.evaluate(
          new ImageSamples(images, model.preprocessing(ImagePreprocessing.class)),
          Predictions.tally(model.classification()));
    }
  }

  /** One image at a time, pixel by pixel, by the loops of the equations. */
  private static float covered(
      TrainedModel model, Dataset images, int sample, int predicted, int cell, int atX, int atY) {
    byte[] pixels = images.images().get(sample).pixels().clone();
    int more = (cell + 1) / 2;
    for (int y = 0; y < images.height(); y++) {
      for (int x = 0; x < images.width(); x++) {
        boolean inside =
            x >= atX * cell - more
                && x < (atX + 1) * cell + more
                && y >= atY * cell - more
                && y < (atY + 1) * cell + more;
        for (int c = 0; inside && c < images.channels().count(); c++) {
          int i = (y * images.width() + x) * images.channels().count() + c;
          pixels[i] =
              (byte)
                  Math.round(
                      images.images().stream()
                          .mapToInt(image -> image.pixels()[i] & 0xff)
                          .average()
                          .getAsDouble());
        }
      }
    }
    float[] inputs = new float[model.preprocessing().inputs()];
    model.preprocessing(ImagePreprocessing.class).load(pixels, inputs, 0);
    return model.ensemble().predictions(inputs)[predicted];
  }

  @ParameterizedTest
  @CsvSource({
    "12, 10, GRAY, ROWS, 1, 8",
    "21, 9, GRAY, COLUMNS, 1, 8",
    "8, 23, RGB, ROWS, 1, 'conv(5, 3x3), maxPool(2), 8'",
    "13, 11, RGB, COLUMNS, 1, 'conv(5, 3x5), avgPool(2)'",
    "12, 12, RGB, ROWS, 3, 'conv(3, 3x3)'",
  })
  void of_anyNetwork_isWhatCoveringEachPartGives(
      int width, int height, Channels channels, PixelOrder order, int members, String hidden) {
    Dataset images = Found.noise(CLASSES, width, height, channels, 6);
    TrainedModel model = model(images, hidden, order, members);
    Predictions found = predictions(model, images);
    List<Integer> samples = List.of(4, 1);
    List<Occlusion> looks = Occlusions.of(model, images, samples);
    assertThat(looks).hasSize(2);
    int cell = Math.max(width, height) > 20 ? 3 : Math.max(width, height) > 10 ? 2 : 1;
    int across = (int) Math.ceil((double) width / cell);
    int down = (int) Math.ceil((double) height / cell);
    for (int i = 0; i < 2; i++) {
      int sample = samples.get(i);
      int predicted = found.classes()[sample];
      assertThat(looks.get(i).covered()).hasSize(across * down);
      assertThat(looks.get(i).probability()).isEqualTo((float) found.probability(sample));
      double most = 0;
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          float expected = covered(model, images, sample, predicted, cell, x, y);
          assertThat(looks.get(i).covered()[y * across + x]).isEqualTo(expected);
          float fall = looks.get(i).probability() - expected;
          assertThat(looks.get(i).fall(x * cell, y * cell)).isEqualTo(fall);
          most = Math.max(most, Math.abs(fall));
        }
      }
      int strongest = looks.get(i).strongest();
      assertThat(most).isPositive();
      assertThat(Math.abs(looks.get(i).fall(strongest % across * cell, strongest / across * cell)))
          .isEqualTo((float) most);
    }
  }

  /** 256 · 25 · (64 + 64 · 64) multiplications for each of 64 windows: 1.7 billion an image. */
  @Test
  void of_largeNetwork_isOfTheFirstImagesOnly() {
    assumeTrue(Whole.includes("a large network"));
    Dataset images = Found.noise(CLASSES, 16, 16, Channels.GRAY, 9);
    TrainedModel model = model(images, "conv(64, 5x5), conv(64, 5x5)", PixelOrder.ROWS, 1);
    assertThat(Occlusions.of(model, images, List.of(0, 1, 2, 3))).hasSize(2);
    assertThat(Occlusions.of(model, images, List.of())).isEmpty();
  }
}

package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Networks;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageExplanationTest {

  private static final int WIDTH = 6;
  private static final int HEIGHT = 4;

  private static TrainedModel model(PixelOrder order, int members) {
    ImagePreprocessing preprocessing =
        Images.preprocessing(
            WIDTH, HEIGHT, Channels.RGB, Normalization.SCALE, List.of(), order, "white");
    List<Network> networks =
        IntStream.range(0, members)
            .mapToObj(
                m ->
                    Networks.random(new int[] {72, 11, 3}, "crossEntropy", 4 + m, "tanh", "linear"))
            .toList();
    return new TrainedModel(
        new Ensemble(networks),
        new ClassificationTask(List.of("A", "B", "C")),
        preprocessing,
        Provenance.by("test"));
  }

  private static BufferedImage image() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(6);
    for (int p = 0; p < WIDTH * HEIGHT; p++) {
      image.setRGB(p % WIDTH, p / WIDTH, random.nextInt(1 << 24));
    }
    return image;
  }

  /** Central differences of the output, in steps large enough for float32. */
  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "2, 0.3"})
  void explain_colours_timesGradientIsWhatSmallChangesGive(int members, double share) {
    for (PixelOrder order : PixelOrder.values()) {
      TrainedModel plain = model(order, members);
      Ensemble blended = Ensembles.blended(plain.ensemble(), 0.3);
      TrainedModel model = share == 0 ? plain : plain.with(blended);
      ImageClassifier classifier = Model.of(model).images();
      ImageExplanation found = classifier.explain(image());
      float[] inputs = classifier.inputs(image());
      int output = classifier.classes().indexOf(found.found().best().className());
      assertThat(found.found()).isEqualTo(classifier.classify(image()));
      float step = 1 / 64f;
      for (int p = 0; p < WIDTH * HEIGHT; p++) {
        double expected = 0;
        for (int c = 0; c < 3; c++) {
          int i = model.preprocessing(ImagePreprocessing.class).input(p % WIDTH, p / WIDTH, c);
          float[] more = inputs.clone();
          float[] less = inputs.clone();
          more[i] += step;
          less[i] -= step;
          Network linear = blended.linear().orElseThrow().network();
          double change = share * (linear.forward(more)[output] - linear.forward(less)[output]);
          for (Network member : model.ensemble().members()) {
            double ofMember = member.forward(more)[output] - member.forward(less)[output];
            change += (1 - share) * ofMember / members;
          }
          expected += inputs[i] * change / (2 * step);
        }
        assertThat((double) found.timesGradient()[p]).isCloseTo(expected, within(2e-4));
      }
    }
  }

  /** Cells of one pixel: windows of 3 x 3, covered with the mean colour. */
  @Test
  void explain_occlusion_isWhatCoveringByHandGives() {
    TrainedModel model = model(PixelOrder.ROWS, 1);
    ImageExplanation found = Model.of(model).images().explain(image());
    byte[] pixels = found.image().pixels();
    int output = model.classes().indexOf(found.found().best().className());
    assertThat(found.occlusion().probability()).isEqualTo(found.found().best().probability());
    for (int cell = 0; cell < WIDTH * HEIGHT; cell++) {
      float[] inputs = new float[72];
      for (int i = 0; i < 72; i++) {
        int x = i / 3 % WIDTH;
        int y = i / 3 / WIDTH;
        double mean = 0;
        for (int j = i % 3; j < 72; j += 3) {
          mean += (pixels[j] & 0xff) / 24.0;
        }
        boolean inside = Math.abs(x - cell % WIDTH) < 2 && Math.abs(y - cell / WIDTH) < 2;
        inputs[i] = (inside ? Math.round(mean) : pixels[i] & 0xff) / 255f;
      }
      assertThat(found.occlusion().covered()[cell])
          .isEqualTo(model.ensemble().predictions(inputs)[output]);
    }
  }

  @Test
  void explain_files_areScaledAndInvertedOnce(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("image.png");
    ImageIO.write(image(), "png", file.toFile());
    ImageClassifier classifier = Model.of(model(PixelOrder.ROWS, 1)).images();
    ImageExplanation found = classifier.explain(file);
    assertThat(found.image().pixels()).isEqualTo(rules(classifier).read(file).pixels());
    ImageExplanation inverted = classifier.inverted().explain(file);
    for (int i = 0; i < 72; i++) {
      assertThat(inverted.image().pixels()[i] & 0xff)
          .isEqualTo(255 - (found.image().pixels()[i] & 0xff));
    }
    assertThat(inverted.occlusion().probability())
        .isEqualTo(classifier.inverted().classify(file).best().probability());
    assertThatThrownBy(() -> classifier.explain(folder.resolve("none.png")))
        .hasMessageContaining("none.png");
  }

  private static ImageRules rules(ImageClassifier classifier) {
    return classifier.preprocessing().images();
  }

  @Test
  void occlusion_coverOfAnotherSize_isRefused() {
    ImageClassifier classifier = Model.of(model(PixelOrder.ROWS, 1)).images();
    PixelImage seen = classifier.explain(image()).image();
    assertRefusedSaying(
        () -> classifier.occlusion(seen, new PixelImage(4, 6, 3, new byte[72])),
        "trained on 6 x 4");
    assertRefusedSaying(
        () -> classifier.occlusion(seen, new PixelImage(6, 4, new byte[24])), "1 channels");
  }

  @Test
  void explain_weightsTooLarge_saysSo() {
    TrainedModel model = model(PixelOrder.ROWS, 1);
    Network network = model.network();
    for (int i = 0; i < 72; i++) {
      network.layers().get(0).parameter("weights").set(i, 0, 3e38f);
    }
    for (int o = 0; o < 3; o++) {
      network.layers().get(1).parameter("weights").set(0, o, 3e38f);
    }
    assertRefusedSaying(
        () -> Model.of(model).images().explain(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB)),
        "the gradient of an input is not finite");
  }

  @Test
  void fall_pixelBesideTheImage_isRefused() {
    Occlusion occlusion = new Occlusion(2, 3, 0.5f, new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0});
    assertThat(occlusion.fall(5, 3)).isEqualTo(0.5f);
    for (int[] beside : new int[][] {{6, 0}, {-1, 1}, {0, 4}, {0, -1}}) {
      assertThatThrownBy(() -> occlusion.fall(beside[0], beside[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}

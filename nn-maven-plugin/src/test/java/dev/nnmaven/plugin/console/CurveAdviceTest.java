package dev.nnmaven.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.testing.TinyRun;
import dev.nnmaven.plugin.testing.Written;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each advice on a run that was made to need it, and none on one that does not. */
class CurveAdviceTest {

  private static final int CLASSES = 4;
  private static final int SIDE = 8;

  @TempDir Path folder;

  /** A column of the picture for each class, as much brighter than the noise as is said. */
  private void draw(int perClass, int brighter) throws IOException {
    Random random = new Random(7);
    for (int c = 0; c < CLASSES; c++) {
      Path of = Files.createDirectories(folder.resolve("class" + c));
      for (int i = 0; i < perClass; i++) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            int grey = random.nextInt(255 - brighter) + (x == 2 * c ? brighter : 0);
            image.getRaster().setSample(x, y, 0, grey);
          }
        }
        ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
      }
    }
  }

  private List<String> advice(Object... namesAndTexts) throws Exception {
    DataSettings settings = TinyRun.settings(folder, null, "0.5");
    TrainingRun<ClassificationMetrics> run =
        TinyRun.written(settings, Written.of(namesAndTexts), Optional.empty());
    return CurveAdvice.of(run.train(TrainingListener.none()), run.measure());
  }

  @Test
  void of_imagesLearnedByHeart_advisesValidationAndPatience() throws Exception {
    draw(80, 30);
    assertThat(advice("epochs", "60", "learningRate", "0.3"))
        .singleElement()
        .asString()
        .matches(
            "the held-out loss rises after epoch \\d+, from [\\d.]+ to [\\d.]+, while the training"
                + " loss falls: nn.validationFraction=0.1 with nn.patience=3 keeps such an epoch,"
                + " chosen by other images");
    assertThat(advice("epochs", "60", "learningRate", "0.3", "validationFraction", "0.5"))
        .singleElement()
        .asString()
        .matches("the validation loss rises after .* falls: nn.patience=3 stops there");
    assertThat(
            advice(
                "epochs",
                "60",
                "learningRate",
                "0.3",
                "validationFraction",
                "0.5",
                "patience",
                "3"))
        .isEmpty();
  }

  @Test
  void of_stepsTooSmall_advisesMoreOfThem() throws Exception {
    draw(60, 60);
    assertThat(advice("epochs", "8", "learningRate", "0.01"))
        .singleElement()
        .asString()
        .matches(
            "the accuracy on training images is only [\\d.]+%, and their loss still falls: more"
                + " nn.epochs, or a larger nn.learningRate");
  }

  @Test
  void of_networkTooSmall_advisesALargerOne() throws Exception {
    draw(400, 50);
    assertThat(advice("layers", "64,1,4", "epochs", "60"))
        .singleElement()
        .asString()
        .matches(
            "the accuracy on training images is only [\\d.]+%, and their loss hardly falls any"
                + " more: a larger network \\(nn.layers\\), or another nn.learningRate");
  }

  @Test
  void of_stepsTooLarge_advisesAScheduleOrALowerRate() throws Exception {
    draw(200, 60);
    assertThat(advice("epochs", "20", "optimizer", "SGD", "learningRate", "0.3"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "the held-out accuracy falls by more than chance between epochs, \\d+ times"
                            + " in the second half of training, by up to [\\d.]+ points:"
                            + " nn.learningRateSchedule=cosine makes the last steps small"));
  }

  @Test
  void of_goodRunAndAShortOne_saysNothing() throws Exception {
    draw(100, 120);
    assertThat(advice("epochs", "10")).isEmpty();
    assertThat(advice("epochs", "5", "learningRate", "0.0001")).isEmpty();
    assertThat(advice("epochs", "0")).isEmpty();
  }
}

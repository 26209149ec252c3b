package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Occlusion;
import java.util.List;

/** What answers looked at: parts are covered with what the test images have there on average. */
public final class Occlusions {

  /** Most multiplications for all images of a report, about; below a second. */
  private static final double MOST_WORK = 4e9;

  private Occlusions() {}

  /**
   * Looks at some of the test images.
   *
   * @param samples their indices
   * @return of the first of them: as many as do not take too long
   */
  public static List<Occlusion> of(TrainedModel model, Dataset images, List<Integer> samples) {
    double each =
        (double) Occlusion.cells(images.width(), images.height())
            * model.ensemble().multiplications();
    List<Integer> some = samples.subList(0, (int) Math.min(samples.size(), MOST_WORK / each));
    ImageClassifier classifier = Model.of(model).computing(ComputeOptions.fastest()).images();
    PixelImage cover = images.image(mean(images));
    return some.stream().map(sample -> classifier.occlusion(images.image(sample), cover)).toList();
  }

  /** Mean of each number of a pixel over all images, rounded to nearest. */
  private static byte[] mean(Dataset images) {
    long[] sums = new long[images.images().get(0).pixels().length];
    for (LabeledImage image : images.images()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Byte.toUnsignedInt(image.pixels()[i]);
      }
    }
    byte[] mean = new byte[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (byte) ((2 * sums[i] + images.size()) / (2L * images.size()));
    }
    return mean;
  }
}

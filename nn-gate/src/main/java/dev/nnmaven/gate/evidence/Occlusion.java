package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.trainer.text.Top;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an answer looked at: the probability of the predicted class while a part of the image is
 * covered with what the held-out images have there on average. The image is divided into square
 * cells; for each, a window around it is covered, twice as wide. Only answers are needed, so this
 * works with layers of all kinds, and with several networks.
 *
 * <p>Source: M. D. Zeiler, R. Fergus, <i>Visualizing and understanding convolutional networks</i>,
 * ECCV 2014, section 4.2.
 *
 * @param cell side of a cell in pixels; those on the right and at the bottom may be smaller
 * @param across number of cells in a row
 * @param probability of the predicted class, nothing covered
 * @param covered the same with the window around each cell covered, [down][across]
 */
public record Occlusion(int cell, int across, float probability, float[] covered) {

  private static final int MOST_CELLS = 10;

  /** Most multiplications for all images of a report, about; below a second. */
  private static final double MOST_WORK = 4e9;

  /**
   * Looks at some of the held-out images.
   *
   * @param samples their indices
   * @return of the first of them: as many as do not take too long
   */
  public static List<Occlusion> of(
      TrainedModel model, Dataset images, Predictions found, List<Integer> samples) {
    int cell = (Math.max(images.width(), images.height()) + MOST_CELLS - 1) / MOST_CELLS;
    int across = (images.width() + cell - 1) / cell;
    int cells = across * ((images.height() + cell - 1) / cell);
    double each = (double) cells * model.ensemble().multiplications();
    List<Integer> some = samples.subList(0, (int) Math.min(samples.size(), MOST_WORK / each));
    if (some.isEmpty()) {
      return List.of();
    }
    float[][] covered = new float[some.size()][cells];
    try (Evaluator evaluator = new Evaluator(model.ensemble(), ComputeOptions.fastest())) {
      evaluator.evaluate(
          new Covered(model, images, some, cell, across, cells, mean(images)),
          new Tally<float[][]>() {
            private int count;

            @Override
            public void add(float[] raw, float[] predictions, float[] targets, int from, double l) {
              int image = count / cells;
              int predicted = found.classes()[some.get(image)];
              covered[image][count++ % cells] = predictions[from + predicted];
            }

            @Override
            public float[][] result() {
              return covered;
            }
          });
    }
    List<Occlusion> all = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      int sample = some.get(i);
      float probability = found.probabilities()[sample][found.classes()[sample]];
      all.add(new Occlusion(cell, across, probability, covered[i]));
    }
    return all;
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

  /** Fall of the probability when the cell of a pixel is covered; negative if it rises. */
  public float fall(int x, int y) {
    return probability - covered[y / cell * across + x / cell];
  }

  /** The cell that changes the probability most. */
  public int strongest() {
    return Top.first(covered.length, i -> -Math.abs(probability - covered[i]));
  }

  /** Each image with each of its cells covered in turn. */
  private record Covered(
      TrainedModel model,
      Dataset images,
      List<Integer> samples,
      int cell,
      int across,
      int cells,
      byte[] mean)
      implements Samples {

    @Override
    public int size() {
      return samples.size() * cells;
    }

    @Override
    public int inputs() {
      return model.preprocessing().inputs();
    }

    @Override
    public int outputs() {
      return images.classes().size();
    }

    @Override
    public void loadInputs(int sample, float[] destination, int from) {
      byte[] pixels = images.images().get(samples.get(sample / cells)).pixels().clone();
      int more = (cell + 1) / 2;
      int left = sample % cells % across * cell - more;
      int top = sample % cells / across * cell - more;
      int right = Math.min(images.width(), left + cell + 2 * more);
      int bottom = Math.min(images.height(), top + cell + 2 * more);
      for (int y = Math.max(0, top); y < bottom; y++) {
        int start = (y * images.width() + Math.max(0, left)) * images.channels().count();
        int end = (y * images.width() + right) * images.channels().count();
        System.arraycopy(mean, start, pixels, start, end - start);
      }
      model.imagePreprocessing().load(pixels, destination, from);
    }

    /** Any would do: losses are not asked for. */
    @Override
    public void loadTargets(int sample, float[] destination, int from) {
      Arrays.fill(destination, from, from + outputs(), 0f);
      destination[from] = 1f;
    }
  }
}

package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;

/** Samples from the images of a data set, preprocessed on demand; one target for each class. */
public final class ImageSamples implements Samples {

  /** What happens to images while they are trained on. Safe for use by several threads. */
  @FunctionalInterface
  public interface InTraining {

    /**
     * Returns an image as an epoch sees it, [height][width][channels].
     *
     * @param pixels unsigned bytes, of the same shape; they stay as they are
     * @param epoch its number, from 1
     * @param sample index of the image among those of the training
     */
    byte[] augment(byte[] pixels, int epoch, int sample);
  }

  private final Dataset dataset;
  private final ImagePreprocessing preprocessing;
  private final InTraining inTraining;

  // Of each image, one object less to wait for than by way of the data set: images are shuffled,
  // and each is far from the last.
  private final byte[][] pixels;
  private final int[] labels;

  /**
   * Creates samples from a data set.
   *
   * @throws IllegalArgumentException if the preprocessing is for images of another size, or in
   *     other channels
   */
  public ImageSamples(Dataset dataset, ImagePreprocessing preprocessing) {
    this(dataset, preprocessing, (pixels, epoch, sample) -> pixels);
  }

  /**
   * Creates samples from a data set that is augmented in each epoch, on the threads that load the
   * samples.
   *
   * @throws IllegalArgumentException if the preprocessing is for images of another size, or in
   *     other channels
   */
  public ImageSamples(Dataset dataset, ImagePreprocessing preprocessing, InTraining inTraining) {
    if (dataset.width() != preprocessing.width()
        || dataset.height() != preprocessing.height()
        || dataset.channels() != preprocessing.channels()) {
      throw Illegal.argument(
          "the images are %s x %s in %s, but the preprocessing is for %s x %s in %s",
          dataset.width(),
          dataset.height(),
          dataset.channels().specification(),
          preprocessing.width(),
          preprocessing.height(),
          preprocessing.channels().specification());
    }
    this.dataset = dataset;
    this.preprocessing = preprocessing;
    this.inTraining = inTraining;
    this.pixels = dataset.images().stream().map(LabeledImage::pixels).toArray(byte[][]::new);
    this.labels = dataset.images().stream().mapToInt(LabeledImage::label).toArray();
  }

  @Override
  public int size() {
    return dataset.size();
  }

  @Override
  public int inputs() {
    return preprocessing.inputs();
  }

  @Override
  public int outputs() {
    return dataset.classes().size();
  }

  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    preprocessing.load(pixels[sample], destination, from);
  }

  @Override
  public void loadTrainingInputs(int epoch, int sample, float[] destination, int from) {
    preprocessing.load(inTraining.augment(pixels[sample], epoch, sample), destination, from);
  }

  /** 1 for the image's class, 0 for all others. */
  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    Arrays.fill(destination, from, from + outputs(), 0f);
    destination[from + labels[sample]] = 1f;
  }
}

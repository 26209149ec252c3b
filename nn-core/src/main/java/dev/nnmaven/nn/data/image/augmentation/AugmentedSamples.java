package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;

/** Samples from images that are augmented in each epoch, on the thread that loads them. */
public final class AugmentedSamples implements Samples {

  private final Dataset dataset;
  private final ImagePreprocessing preprocessing;
  private final Augmenter augmenter;
  private final Samples plain;

  /**
   * Creates samples from a data set.
   *
   * @throws IllegalArgumentException as {@link ImageSamples}
   */
  public AugmentedSamples(Dataset dataset, ImagePreprocessing preprocessing, Augmenter augmenter) {
    this.dataset = dataset;
    this.preprocessing = preprocessing;
    this.augmenter = augmenter;
    this.plain = new ImageSamples(dataset, preprocessing);
  }

  @Override
  public int size() {
    return plain.size();
  }

  @Override
  public int inputs() {
    return plain.inputs();
  }

  @Override
  public int outputs() {
    return plain.outputs();
  }

  /** The image as it is. */
  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    plain.loadInputs(sample, destination, from);
  }

  /** The image as an epoch sees it. */
  @Override
  public void loadTrainingInputs(int epoch, int sample, float[] destination, int from) {
    byte[] pixels = dataset.images().get(sample).pixels();
    preprocessing.load(augmenter.augment(pixels, epoch, sample), destination, from);
  }

  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    plain.loadTargets(sample, destination, from);
  }
}

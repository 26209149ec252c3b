package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.data.Samples;

/** Samples from the images of a data set, preprocessed on demand. */
public final class ImageSamples implements Samples {

  private final Dataset dataset;
  private final Preprocessing preprocessing;

  /**
   * Creates samples from a data set.
   *
   * @throws IllegalArgumentException if the preprocessing is for images of another size
   */
  public ImageSamples(Dataset dataset, Preprocessing preprocessing) {
    if (dataset.width() != preprocessing.width() || dataset.height() != preprocessing.height()) {
      throw new IllegalArgumentException(
          "the images are %d x %d, but the preprocessing is for %d x %d"
              .formatted(
                  dataset.width(),
                  dataset.height(),
                  preprocessing.width(),
                  preprocessing.height()));
    }
    this.dataset = dataset;
    this.preprocessing = preprocessing;
  }

  /** The data set. */
  public Dataset dataset() {
    return dataset;
  }

  /** Preprocessing: how an image becomes inputs. */
  public Preprocessing preprocessing() {
    return preprocessing;
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
  public int label(int sample) {
    return dataset.images().get(sample).label();
  }

  @Override
  public void load(int sample, float[] destination, int from) {
    preprocessing.load(dataset.images().get(sample).pixels(), destination, from);
  }
}

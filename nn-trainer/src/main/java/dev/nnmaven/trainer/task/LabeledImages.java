package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.image.ImageFolderReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Images of several classes, of one size, to train a network on. */
public final class LabeledImages {

  private final Dataset images;
  private final ImagePreprocessing preprocessing;

  private LabeledImages(Dataset images) {
    this.images = images;
    this.preprocessing =
        new ImageSettings(ImageRules.DEFAULT, ImagePreprocessing.DEFAULT_NORMALIZATION, List.of())
            .preprocessing(images);
  }

  /**
   * Reads a folder with a subfolder of images for each class.
   *
   * @throws DatasetException if an image cannot be read or has another size, or there are fewer
   *     than two classes; the message names all of them
   * @throws IOException if a folder or file cannot be read at all
   */
  public static LabeledImages read(Path folder) throws IOException, DatasetException {
    return new LabeledImages(new ImageFolderReader().readTraining(folder).dataset());
  }

  /** Names of the classes, sorted: those of the subfolders. */
  public List<String> classes() {
    return images.classes();
  }

  /** Number of inputs of an image, one for each pixel and channel. */
  public int inputs() {
    return preprocessing.inputs();
  }

  /** The images as samples. */
  public Samples samples() {
    return new ImageSamples(images, preprocessing);
  }

  /** The task: classification of the images. */
  public ClassificationTask task() {
    return new ClassificationTask(images.classes());
  }

  /** A model of a network that was trained on these, with all that is needed to use it. */
  public TrainedModel model(Network network, Provenance provenance) {
    return new TrainedModel(network, task(), preprocessing, provenance);
  }
}

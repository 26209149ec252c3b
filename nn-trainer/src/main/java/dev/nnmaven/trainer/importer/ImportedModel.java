package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Creates a model from imported weights. */
public final class ImportedModel {

  private ImportedModel() {}

  /**
   * Settings of the import, configured or assumed, which must match the original training, such as
   * {@code nn.network="100 relu"}.
   */
  public static List<String> assumptions(TrainedModel model) {
    return List.of(
        NetworkPlan.of(model.network()).argument(),
        "nn.normalization="
            + model.preprocessing(ImagePreprocessing.class).normalization().specification());
  }

  /**
   * Creates the model.
   *
   * @throws ConfigurationException if weights and images do not fit together
   */
  public static TrainedModel of(
      Path file,
      ImportedWeights weights,
      NetworkPlan plan,
      Dataset images,
      ImagePreprocessing preprocessing,
      String producer)
      throws ConfigurationException, IOException {
    requireOutputs(file, weights, images);
    ClassificationTask task = new ClassificationTask(images.classes());
    Shape shape = Shape.of(preprocessing.shape());
    Network network = plan.build(shape, "an image has " + preprocessing.inputsInWords(), task);
    Mistakes mistakes = new Mistakes();
    weights.copyTo(network, shape, mistakes);
    mistakes.throwIfAny();
    SortedMap<String, String> recorded = new TreeMap<>();
    recorded.put("imported", "safetensors");
    recorded.put("importedSha256", Sha256.of(file));
    // Evaluated on a separate folder, since the training images are unknown.
    Provenance provenance =
        new Provenance(producer, recorded, TrainingData.UNKNOWN, new HeldOut.Folder());
    return new TrainedModel(network, task, preprocessing, provenance);
  }

  /** Lines for the log on what a model is, as it was made. */
  public static List<String> lines(TrainedModel model) {
    ImagePreprocessing inputs = model.preprocessing(ImagePreprocessing.class);
    return List.of(
        "network  %s, %s".formatted(model.network(), model.network().loss().specification()),
        Formats.format(
            "inputs   %d x %d pixels, nn.color=%s, nn.normalization=%s",
            inputs.width(),
            inputs.height(),
            inputs.channels().specification(),
            inputs.normalization().specification()),
        "classes  " + SafeText.list(model.classes()));
  }

  private static void requireOutputs(Path file, ImportedWeights weights, Dataset images)
      throws ConfigurationException {
    if (weights.outputs() != images.classes().size()) {
      throw new ConfigurationException(
          "%s has %d outputs, but the data has %d classes (%s; layers: %s)",
          file,
          weights.outputs(),
          images.classes().size(),
          SafeText.list(images.classes()),
          weights.drawing());
    }
  }
}

package dev.nnmaven.plugin.testing;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import dev.nnmaven.plugin.config.OptionsParser;
import dev.nnmaven.plugin.job.LoadedData;
import dev.nnmaven.plugin.job.TrainingJob;
import dev.nnmaven.plugin.job.TrainingRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Training runs that take no time, put together from texts as the goals do it. */
public final class TinyRun {

  private TinyRun() {}

  /** What the POM says of the data; testFolder and fraction may be null. */
  public static DataSettings settings(Path data, Path testFolder, String fraction) {
    return settings(data, testFolder, fraction, null);
  }

  /** What the POM says of the data; all but data may be null. */
  public static DataSettings settings(
      Path data, Path testFolder, String fraction, String unreadableImages) {
    Mistakes mistakes = new Mistakes();
    File test = testFolder == null ? null : testFolder.toFile();
    DataSettings settings =
        DataSettings.parse(data.toFile(), test, fraction, unreadableImages, mistakes);
    try {
      mistakes.throwIfAny();
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
    return settings;
  }

  /** A run with the default network; epochs and activations as a POM writes them. */
  public static TrainingRun prepare(DataSettings settings, String epochs, String activations)
      throws ConfigurationException, DatasetException, IOException {
    return prepare(settings, epochs, activations, Optional.empty());
  }

  /** The same with initial weights from a file. */
  public static TrainingRun prepare(
      DataSettings settings, String epochs, String activations, Optional<Path> initialWeights)
      throws ConfigurationException, DatasetException, IOException {
    Mistakes mistakes = new Mistakes();
    NetworkPlan plan = new NetworkParser(mistakes).parse(null, activations, null, null, null);
    TrainingJob job =
        new TrainingJob(
            plan,
            new OptionsParser(mistakes).parse(null, null, epochs, null, null),
            Initializers.DEFAULT,
            initialWeights,
            settings,
            PictureRules.DEFAULT,
            ImagePreprocessing.DEFAULT_NORMALIZATION,
            ImagePreprocessing.DEFAULT_PIXEL_ORDER,
            new ComputeOptions(KernelChoice.SCALAR, 1),
            "nn-maven test");
    mistakes.throwIfAny();
    return TrainingRun.prepare(job, LoadedData.load(settings));
  }

  /** A model that was trained for no epoch. */
  public static TrainedModel model(DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    return prepare(settings, "0", null).train(TrainingListener.none()).model();
  }
}

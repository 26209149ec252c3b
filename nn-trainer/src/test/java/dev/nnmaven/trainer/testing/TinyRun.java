package dev.nnmaven.trainer.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
      Path data, Path testFolder, String fraction, String tolerate) {
    Settings written =
        Written.of(
            "data", data,
            "testData", testFolder,
            "testFraction", fraction,
            "tolerate", tolerate);
    return assertDoesNotThrow(() -> written.read(DataSettings::parse));
  }

  /** A run with whatever a POM says of training, and else with the default network. */
  @SuppressWarnings("unchecked") // images are classified
  public static TrainingRun<ClassificationMetrics> written(
      DataSettings settings, Settings written, Optional<Path> initialWeights)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = written.read(reader -> job(settings, reader, initialWeights));
    return (TrainingRun<ClassificationMetrics>) TrainingRun.prepare(job, LoadedData.load(job));
  }

  /** The job of a run, which adds to the mistakes of what is written. */
  public static TrainingJob job(
      DataSettings settings, SettingsReader written, Optional<Path> initialWeights) {
    Optional<ValidationSettings> validation =
        ValidationSettings.parse(written, OptionsParser.parse(written));
    return new TrainingJob(
        written.settings(),
        List.of(),
        NetworkParser.parse(written),
        OptionsParser.parse(written),
        written.get(Parameters.MEMBERS),
        written.get(Parameters.LINEAR),
        written.find(Parameters.GROUPS),
        written.get(Parameters.CLASS_WEIGHTS),
        new Xavier(),
        initialWeights,
        settings,
        validation,
        AnswerSettings.parse(
            written, validation.isPresent() || written.get(Parameters.MEMBERS).areCrossFitted()),
        ImageSettings.parse(written),
        new ComputeOptions(
            written.parse("kernels", KernelChoice::of).orElse(KernelChoice.SCALAR),
            written.parse("threads", Integer::valueOf).orElse(1)),
        "nn-maven test");
  }

  /** The same, as {@link Written#list} has it, without initial weights from a file. */
  public static TrainingRun<ClassificationMetrics> of(DataSettings settings, String list)
      throws ConfigurationException, DatasetException, IOException {
    return written(settings, Written.list(list), Optional.empty());
  }

  /** A run on a table, put together as the goal does it. */
  public static TrainingRun<?> ofRows(Settings written)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = written.read(TrainingJob::parse);
    return TrainingRun.prepare(job, LoadedData.load(job));
  }

  /** The images that examples are. */
  public static Dataset images(Examples examples) {
    return examples.images().orElseThrow();
  }

  /** The bytes of a model file. */
  public static byte[] bytes(TrainedModel model) {
    return Models.bytes(model);
  }

  /** Numbers of all layers. */
  public static List<float[]> values(Network network) {
    return network.parameters().stream().map(Parameter::toArray).toList();
  }

  /** Weights of all layers that are too large to compute with. */
  public static void makeHuge(Network network) {
    network.layers().forEach(layer -> Arrays.fill(layer.parameter("weights").values(), 1e30f));
  }

  /** A model that was trained for no epoch. */
  public static TrainedModel model(DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    return of(settings, "epochs=0").train(MemberWatch.none()).model();
  }
}

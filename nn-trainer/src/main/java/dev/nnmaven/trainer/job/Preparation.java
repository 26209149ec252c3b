package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Measure;
import java.io.IOException;
import java.util.Optional;

/** Creates the network of a run, and checks what would otherwise fail after hours of training. */
final class Preparation {

  private Preparation() {}

  /** As {@link TrainingRun#prepare}, of a job in which nothing is open. */
  static TrainingRun<?> run(TrainingJob job, LoadedData data)
      throws ConfigurationException, DatasetException, IOException {
    Task<?> task = job.source().task(data.trainedOn());
    TaskSettingsCheck.of(job, task).throwIfAny();
    if (task instanceof ClassificationTask classes) {
      Costs costs = Costs.of(classes.classes(), job.answers().costs());
      task = new ClassificationTask(classes.classes(), costs);
    }
    return run(job, data, Measure.of(task, data.training().unit()));
  }

  private static <M extends Metrics> TrainingRun<M> run(
      TrainingJob job, LoadedData data, Measure<M> measure)
      throws ConfigurationException, DatasetException, IOException {
    Preprocessing preprocessing = job.source().preprocessing(data.trainedOn());
    Network network =
        job.network()
            .build(
                Shape.of(preprocessing.shape()),
                data.training().inputs(preprocessing),
                measure.task());
    requireComputable(job, network);
    Examples examples = data.trainedOn();
    TargetOptions targets =
        new TargetOptions(
            job.options().targets().smoothing(),
            job.classWeights().weights(examples.classes(), examples::countPerClass));
    TrainingOptions options = job.options().toBuilder().targets(targets).build();
    Optional<String> sha256 = Optional.empty();
    if (job.initialWeights().isPresent()) {
      InitialWeights file = new InitialWeights(job.initialWeights().get());
      sha256 = Optional.of(file.copyTo(network, measure.task(), preprocessing));
    } else {
      network.initialize(job.initializer(), RandomStream.of(job.options().seed()));
    }
    TrainingRun<M> run =
        new TrainingRun<>(
            job, data, measure, preprocessing, network, options, job.compute(), sha256);
    requireWritable(run.model());
    return run;
  }

  /** Throws if a model file cannot hold the model, before hours of training. */
  private static void requireWritable(TrainedModel model)
      throws ConfigurationException, IOException {
    try {
      ModelFile.requireWritable(model);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "the model could not be written: "
              + e.getMessage()
              + "; nn.columns=x:ignore skips a column x of long texts");
    }
  }

  /** Throws if the kernels cannot run, or a derivative is wrong. */
  private static void requireComputable(TrainingJob job, Network network)
      throws ConfigurationException {
    try {
      Trainer.kernelName(job.compute());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("nn.kernels: " + e.getMessage());
    }
    try {
      Trainer.checkDerivatives(network);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
    try {
      if (job.answers().isCalibrated()) {
        TemperatureScaling.requireFit(network);
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage() + "; nn.calibration=none goes without it");
    }
  }
}

package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Sigmoid;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.Targets;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import dev.nnmaven.nn.data.image.augmentation.Augmenter;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.schedule.Schedules;
import dev.nnmaven.nn.task.Classification;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.nn.training.Validation;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.ValidationSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A training run with loaded data and an initialized network.
 *
 * @param network {@link #train} changes it
 * @param options those of the job, with the class weights
 * @param initialWeightsSha256 hash of the file as read; it may be replaced before training ends
 */
public record TrainingRun(
    TrainingJob job,
    LoadedData data,
    Network network,
    TrainingOptions options,
    Optional<String> initialWeightsSha256) {

  /**
   * Result of training.
   *
   * @param result the epochs, and which of them the model is of
   * @param training final evaluation on the images that it was trained on
   * @param validation that on the images that validate, if there are any
   * @param heldOut that on the held-out images, if there are any
   */
  public record Outcome(
      TrainedModel model,
      TrainingResult<ClassificationMetrics> result,
      ClassificationMetrics training,
      Optional<ClassificationMetrics> validation,
      Optional<ClassificationMetrics> heldOut) {}

  /**
   * Creates the network and its initial weights.
   *
   * @throws ConfigurationException if the data or the initial weights do not fit the network
   * @throws IOException if the initial weights cannot be read
   */
  public static TrainingRun prepare(TrainingJob job, LoadedData data)
      throws ConfigurationException, IOException {
    Dataset images = data.training();
    Network network = job.network().build(images.width(), images.height(), images.classes());
    requireComputable(job, network);
    TrainingOptions options = job.options();
    Targets targets =
        new Targets(options.targets().smoothing(), job.classWeights().weights(data.trainedOn()));
    options = options.with(targets, options.clipNorm());
    if (job.initialWeights().isEmpty()) {
      network.initialize(job.initializer(), RandomStream.of(job.options().seed()));
      return new TrainingRun(job, data, network, options, Optional.empty());
    }
    String sha256 =
        new InitialWeights(job.initialWeights().get())
            .copyTo(network, images.classes(), job.preparation().preprocessing(images));
    return new TrainingRun(job, data, network, options, Optional.of(sha256));
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
  }

  /** Name of the kernels. */
  public String kernelName() {
    return Trainer.kernelName(job.compute());
  }

  /** Why faster kernels cannot run; empty if the fastest do. */
  public String kernelHint() {
    return Trainer.kernelHint(job.compute());
  }

  /** Warnings to show before training. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(data.warnings());
    if (network.loss() instanceof CrossEntropy
        && network.outputLayer().activation() instanceof Sigmoid) {
      warnings.add(
          "The output layer applies sigmoid before softmax, so no class can get a probability above"
              + String.format(
                  Locale.ROOT,
                  " e / (e + classes - 1): %.2f for %d classes. Use linear there, or",
                  Math.E / (Math.E + network.outputs() - 1),
                  network.outputs())
              + " nn.loss=binaryCrossEntropy, which takes the sigmoid as the probability itself.");
    }
    Edges.warning(job.augmentation(), preprocessing().background(), data.training())
        .ifPresent(warnings::add);
    return warnings;
  }

  /**
   * Trains the network.
   *
   * @throws TrainingDivergedException if training diverges
   */
  public Outcome train(TrainingListener<ClassificationMetrics> listener) {
    return train(listener, Checkpoints.none());
  }

  /**
   * Trains the network, or goes on from a checkpoint.
   *
   * @throws TrainingDivergedException if training diverges
   */
  public Outcome train(
      TrainingListener<ClassificationMetrics> listener,
      Checkpoints<ClassificationMetrics> checkpoints) {
    Samples training = augmented(data.trainedOn());
    Optional<Validation<ClassificationMetrics>> validation = validation();
    Optional<Samples> heldOut = data.heldOut().map(this::samples);
    TrainingResult<ClassificationMetrics> result =
        new Trainer<>(network, task(), options, job.compute(), listener)
            .train(training, validation, heldOut, checkpoints);
    return new Outcome(
        new TrainedModel(network, task(), preprocessing(), provenance()),
        result,
        requireFinite(result, evaluate(training)),
        finished(result, EpochResult::validation, validation.map(Validation::samples)),
        finished(result, EpochResult::heldOut, heldOut));
  }

  /** Metrics of the finished network: those of the epoch that was kept, if it is of one. */
  private Optional<ClassificationMetrics> finished(
      TrainingResult<ClassificationMetrics> result,
      Function<EpochResult<ClassificationMetrics>, Optional<ClassificationMetrics>> ofEpoch,
      Optional<Samples> samples) {
    return result
        .kept()
        .map(ofEpoch)
        .orElseGet(() -> samples.map(this::evaluate))
        .map(metrics -> requireFinite(result, metrics));
  }

  private Optional<Validation<ClassificationMetrics>> validation() {
    return data.validation()
        .map(
            split -> {
              ValidationSettings settings = job.validation().orElseThrow();
              return new Validation<>(
                  samples(split.heldOut()),
                  settings.monitor()::error,
                  settings.keepsBest(),
                  settings.patience());
            });
  }

  private ClassificationMetrics evaluate(Samples samples) {
    try (Evaluator evaluator = new Evaluator(network, job.compute())) {
      return evaluator.evaluate(samples, task().tally());
    }
  }

  /**
   * Throws if the loss is not finite: the last step may leave weights that are finite but too large
   * to compute with.
   */
  private static ClassificationMetrics requireFinite(
      TrainingResult<ClassificationMetrics> result, ClassificationMetrics metrics) {
    if (!Double.isFinite(metrics.loss())) {
      throw new TrainingDivergedException(
          result.kept().map(EpochResult::epoch).orElse(result.epochs().size()),
          "the finished network's loss is " + metrics.loss());
    }
    return metrics;
  }

  private Classification task() {
    return new Classification(data.training().classes());
  }

  private ImagePreprocessing preprocessing() {
    return job.preparation().preprocessing(data.training());
  }

  private Samples samples(Dataset dataset) {
    return new ImageSamples(dataset, preprocessing());
  }

  /** Augmented while they are trained on, and as they are for an evaluation. */
  private Samples augmented(Dataset dataset) {
    return job.augmentation().isEmpty()
        ? samples(dataset)
        : new ImageSamples(
            dataset,
            preprocessing(),
            new Augmenter(job.augmentation(), preprocessing(), job.options().seed()));
  }

  private Provenance provenance() {
    SortedMap<String, String> told = new TreeMap<>();
    told.put("optimizer", options.optimizer().specification());
    told.put("learningRate", FloatText.of(options.learningRate()));
    if (!options.schedule().equals(Schedules.DEFAULT)) {
      told.put("learningRateSchedule", options.schedule().specification());
    }
    if (options.targets().smoothing() > 0f) {
      told.put("labelSmoothing", FloatText.of(options.targets().smoothing()));
    }
    if (!job.classWeights().isNone()) {
      told.put("classWeights", job.classWeights().specification());
    }
    if (!options.clipNorm().isNone()) {
      told.put("clipNorm", FloatText.of(options.clipNorm().most()));
    }
    if (!job.augmentation().isEmpty()) {
      told.put("augmentation", Augmentations.specification(job.augmentation()));
    }
    told.put("epochs", Integer.toString(options.epochs()));
    if (options.average() > 1) {
      told.put("average", Integer.toString(options.average()));
    }
    told.put("seed", Long.toString(options.seed()));
    told.put(
        "batchSize",
        options.batchSize() == TrainingOptions.ALL_SAMPLES
            ? "all"
            : Integer.toString(options.batchSize()));
    job.validation().ifPresent(validation -> told.putAll(validation.options()));
    initialWeightsSha256.ifPresentOrElse(
        sha256 -> told.put("initialWeightsSha256", sha256),
        () -> told.put("initializer", job.initializer().specification()));
    return new Provenance(
        job.producer(),
        told,
        data.training().fingerprint(),
        data.training().size(),
        data.howHeldOut());
  }
}

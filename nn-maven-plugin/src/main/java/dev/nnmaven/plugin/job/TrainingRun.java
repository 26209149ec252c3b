package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Sigmoid;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import dev.nnmaven.nn.data.image.augmentation.Augmenter;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.model.WeightsText;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.schedule.Schedules;
import dev.nnmaven.nn.task.Classification;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A training run with loaded data and an initialized network.
 *
 * @param network {@link #train} changes it
 * @param initialWeightsSha256 hash of the file as read; it may be replaced before training ends
 */
public record TrainingRun(
    TrainingJob job, LoadedData data, Network network, Optional<String> initialWeightsSha256) {

  /**
   * Result of training.
   *
   * @param epochs results per epoch
   * @param training final evaluation on the training images
   * @param heldOut final evaluation on the held-out images, if there are any
   */
  public record Outcome(
      TrainedModel model,
      List<EpochResult<ClassificationMetrics>> epochs,
      ClassificationMetrics training,
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
    if (job.initialWeights().isEmpty()) {
      network.initialize(job.initializer(), RandomStream.of(job.options().seed()));
      return new TrainingRun(job, data, network, Optional.empty());
    }
    Path file = job.initialWeights().get();
    String sha256 = Sha256.of(file);
    try {
      WeightsText.read(file).copyTo(network);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "nn.initialWeights: %s: %s (nn:init does)", file, e.getMessage());
    }
    if (!Sha256.of(file).equals(sha256)) {
      throw new ConfigurationException(
          "nn.initialWeights: %s changed while it was read; try again", file);
    }
    return new TrainingRun(job, data, network, Optional.of(sha256));
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
    List<EpochResult<ClassificationMetrics>> epochs = new ArrayList<>();
    Samples training = augmented(data.training());
    Optional<Samples> heldOut = data.heldOut().map(this::samples);
    Recorder recorder = new Recorder(epochs, listener);
    new Trainer<>(network, task(), job.options(), job.compute(), recorder).train(training, heldOut);
    return new Outcome(
        new TrainedModel(network, task(), preprocessing(), provenance()),
        epochs,
        evaluate(training),
        heldOut.map(this::evaluate));
  }

  /**
   * Throws if the loss is not finite: the last step may leave weights that are finite but too large
   * to compute with.
   */
  private ClassificationMetrics evaluate(Samples samples) {
    try (Evaluator evaluator = new Evaluator(network, job.compute())) {
      ClassificationMetrics evaluation = evaluator.evaluate(samples, task().tally());
      if (!Double.isFinite(evaluation.loss())) {
        throw new TrainingDivergedException(
            job.options().epochs(), "the finished network's loss is " + evaluation.loss());
      }
      return evaluation;
    }
  }

  private record Recorder(
      List<EpochResult<ClassificationMetrics>> epochs, TrainingListener<ClassificationMetrics> next)
      implements TrainingListener<ClassificationMetrics> {
    @Override
    public void samplesTrained(int epoch, int done, int total) {
      next.samplesTrained(epoch, done, total);
    }

    @Override
    public void epochFinished(EpochResult<ClassificationMetrics> result) {
      epochs.add(result);
      next.epochFinished(result);
    }
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
    TrainingOptions options = job.options();
    SortedMap<String, String> told = new TreeMap<>();
    told.put("optimizer", options.optimizer().specification());
    told.put("learningRate", FloatText.of(options.learningRate()));
    if (!options.schedule().equals(Schedules.DEFAULT)) {
      told.put("learningRateSchedule", options.schedule().specification());
    }
    if (!job.augmentation().isEmpty()) {
      told.put("augmentation", Augmentations.specification(job.augmentation()));
    }
    told.put("epochs", Integer.toString(options.epochs()));
    told.put("seed", Long.toString(options.seed()));
    told.put(
        "batchSize",
        options.batchSize() == TrainingOptions.ALL_SAMPLES
            ? "all"
            : Integer.toString(options.batchSize()));
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

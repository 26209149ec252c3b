package dev.nnmaven.plugin.task;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkConfig;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.OptionsParser;
import dev.nnmaven.plugin.config.PictureSettings;
import dev.nnmaven.plugin.job.TrainingJob;
import java.io.File;
import java.util.Optional;

/**
 * Unparsed settings of a training run, which can be passed to another process. Null if not
 * configured.
 */
public record TrainingSettings(
    Images images,
    Net network,
    Method method,
    Computing computing,
    String modelFile,
    String reportFile,
    String producer) {

  /** Settings of the images. */
  public record Images(
      String data,
      String testData,
      String testFraction,
      String unreadableImages,
      String normalization,
      String pixelOrder,
      String imageSize,
      String scaling,
      String background) {}

  /** Settings of the network. */
  public record Net(
      String layers,
      String activations,
      String regularizers,
      NetworkConfig nested,
      String loss,
      String initializer,
      String initialWeights) {}

  /** Settings of training. */
  public record Method(
      String optimizer, String learningRate, String epochs, String batchSize, String seed) {}

  /** Settings of computing. */
  public record Computing(String kernels, String threads) {}

  /** Copy with scalar kernels, where these are chosen and not a fallback. */
  public TrainingSettings withScalarKernels() {
    return new TrainingSettings(
        images,
        network,
        method,
        new Computing(KernelChoice.SCALAR.specification(), computing.threads),
        modelFile,
        reportFile,
        producer);
  }

  /**
   * Parses the settings.
   *
   * @throws ConfigurationException if some are invalid; the message has all mistakes
   */
  public TrainingJob job() throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    TrainingJob job = job(mistakes);
    mistakes.throwIfAny();
    return job;
  }

  /**
   * Validates the settings before a process is started.
   *
   * @param mistakes mistakes found elsewhere, which are reported too
   * @throws ConfigurationException if there are any; the message has all
   */
  public void check(Mistakes mistakes) throws ConfigurationException {
    job(mistakes);
    mistakes.throwIfAny();
  }

  private TrainingJob job(Mistakes mistakes) {
    NetworkPlan plan =
        new NetworkParser(mistakes)
            .parse(
                network.layers,
                network.activations,
                network.regularizers,
                network.nested,
                network.loss);
    TrainingOptions options =
        new OptionsParser(mistakes)
            .parse(
                method.optimizer,
                method.learningRate,
                method.epochs,
                method.batchSize,
                method.seed);
    Initializer initializer =
        mistakes.parse(
            "nn.initializer", network.initializer, Initializers::of, Initializers.DEFAULT);
    Optional<File> initialWeights = initialWeights(mistakes);
    DataSettings data =
        DataSettings.parse(
            new File(images.data),
            images.testData == null ? null : new File(images.testData),
            images.testFraction,
            images.unreadableImages,
            mistakes);
    Normalization normalization =
        mistakes.parse(
            "nn.normalization",
            images.normalization,
            Normalization::of,
            ImagePreprocessing.DEFAULT_NORMALIZATION);
    PixelOrder order =
        mistakes.parse(
            "nn.pixelOrder",
            images.pixelOrder,
            PixelOrder::of,
            ImagePreprocessing.DEFAULT_PIXEL_ORDER);
    return new TrainingJob(
        plan,
        options,
        initializer,
        initialWeights.map(File::toPath),
        data,
        PictureSettings.parse(images.imageSize, images.scaling, images.background, mistakes),
        normalization,
        order,
        computeOptions(mistakes),
        producer);
  }

  private Optional<File> initialWeights(Mistakes mistakes) {
    Optional<File> file = Optional.ofNullable(network.initialWeights).map(File::new);
    if (file.isPresent() && !Mistakes.isNothing(network.initializer)) {
      mistakes.add(
          "nn.initializer", "has no effect beside nn.initialWeights; leave one of the two out");
    }
    file.flatMap(weights -> RegularFile.obstacle(weights.toPath()).map(why -> weights + " " + why))
        .ifPresent(
            what -> mistakes.add("nn.initialWeights", what + "; expected a file of weights"));
    return file;
  }

  private ComputeOptions computeOptions(Mistakes mistakes) {
    ComputeOptions fastest = ComputeOptions.fastest();
    KernelChoice kernels =
        mistakes.parse("nn.kernels", computing.kernels, KernelChoice::of, fastest.kernels());
    int threads =
        mistakes.parse(
            "nn.threads",
            computing.threads,
            text -> Numbers.integer(text, 1, ComputeOptions.MOST_THREADS),
            kernels == KernelChoice.TEXTBOOK ? 1 : fastest.threads());
    if (kernels == KernelChoice.TEXTBOOK && threads > 1) {
      mistakes.add(
          "nn.threads", "has no effect with nn.kernels=textbook, which computes on one thread");
    }
    return new ComputeOptions(kernels, threads);
  }
}

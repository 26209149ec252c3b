package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.recipe.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Estimate of the computing cost before data is read: files of images are counted, and one is
 * opened if the image size is not configured; rows of a table are estimated by the size of the
 * file.
 *
 * @param samples training examples per epoch
 * @param products multiplications per sample in the forward pass, overhead included
 * @param epochs number of epochs, of all networks together
 */
public record TrainingWork(long samples, long products, long epochs, int batchSize) {

  /**
   * Threshold in multiplications below which forking a JVM, which takes half a second to start and
   * compile the kernels, does not pay; measured in
   * docs/decisions/0017-little-work-stays-in-mavens-jvm.md.
   */
  static final double LITTLE = 10e9;

  /**
   * Overhead of a step of the scalar kernels in samples, relative to SIMD: SIMD gains far more on
   * single samples than on batches.
   */
  private static final int SAMPLES_A_STEP = 6;

  /** Overhead of a row of weights in neurons: SIMD gains more on narrow layers. */
  private static final int NEURONS_A_ROW = 64;

  /** Outputs of a network on a table, where it is not configured: the target is not looked at. */
  private static final int OUTPUTS_OF_A_TABLE = 1;

  /** Estimates the work of a job. What cannot be read counts as zero; training will report it. */
  public static TrainingWork of(TrainingJob job) {
    try {
      if (job.data().places().isTable()) {
        TableSize table = TableSize.of(job.data().training(), job.data().table().format());
        return of(job, table.rows(), OUTPUTS_OF_A_TABLE, Shape.flat(table.columns() - 1));
      }
      List<Path> classes = Folder.folders(job.data().training());
      List<Path> images =
          classes.stream().flatMap(folder -> Folder.visibleOrNone(folder).stream()).toList();
      if (images.isEmpty()) {
        return new TrainingWork(0, 0, 0, 1);
      }
      return of(job, images.size(), classes.size(), shape(job, images.get(0)));
    } catch (ConfigurationException | DatasetException | IOException | IllegalArgumentException e) {
      return new TrainingWork(0, 0, 0, 1);
    }
  }

  private static TrainingWork of(TrainingJob said, long examples, int classes, Shape inputs)
      throws ConfigurationException {
    int count = (int) Math.min(Integer.MAX_VALUE, Math.max(1, examples));
    TrainingJob job =
        said.decided(new Facts(said.data().places().unit(), count, inputs, 0, classes));
    double trainedOn = job.data().test().isPresent() ? 1 : 1 - job.data().fraction().doubleValue();
    double validating =
        job.validation().map(validation -> validation.fraction().doubleValue()).orElse(0.0);
    int ofColumn = 1 + job.data().table().fitting().numbers().bins();
    Shape made = job.data().places().isTable() ? Shape.flat(inputs.size() * ofColumn) : inputs;
    long samples = Math.round(examples * trainedOn * (1 - validating));
    return new TrainingWork(
        samples,
        products(job.network(), classes, made),
        job.members().trained()
            * (long) job.options().epochs()
            * (CrossFitting.isRefitted(job, samples) || job.leavesOut() ? 2 : 1),
        job.options().batchSize());
  }

  private static long products(NetworkPlan network, int classes, Shape inputs) {
    int configured = network.inputs().orElse(inputs.size());
    Shape given = configured == inputs.size() ? inputs : Shape.flat(configured);
    long products = 0;
    for (LayerOutline layer : network.outlines(given, classes)) {
      long rows = layer.multiplications() / layer.outputs().channels() + 1;
      products += rows * (layer.outputs().channels() + NEURONS_A_ROW);
    }
    return products;
  }

  /** Shape of the inputs: that of the configured image size, or of an image. */
  private static Shape shape(TrainingJob job, Path image) throws IOException {
    Optional<ImageSize> configured = job.images().rules().size();
    ImageSize size =
        configured.isPresent() ? configured.get() : ImageSize.of(ImageRules.DEFAULT.read(image));
    int channels = job.images().rules().channels().orElse(Channels.GRAY).count();
    return new Shape(size.height(), size.width(), channels);
  }

  /** Multiplications of all forward passes, overhead per step included. */
  double multiplications() {
    double steps = batchSize == TrainingOptions.ALL_SAMPLES ? 1 : (double) samples / batchSize;
    return (double) products * epochs * (samples + SAMPLES_A_STEP * Math.ceil(steps));
  }

  /** Whether Maven's own JVM finishes before a faster, forked one. */
  public boolean isSmall() {
    return multiplications() < LITTLE;
  }
}

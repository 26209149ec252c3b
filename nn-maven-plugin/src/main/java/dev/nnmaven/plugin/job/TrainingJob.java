package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.NetworkPlan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Parsed settings of a training run.
 *
 * @param initializer draws the initial weights, unless read from a file
 * @param initialWeights file of initial weights, if any
 * @param pictures rules for pictures of other sizes and with transparency
 * @param compute kernels and threads; the model does not depend on them
 * @param producer software that trains, with its version
 */
public record TrainingJob(
    NetworkPlan network,
    TrainingOptions options,
    Initializer initializer,
    Optional<Path> initialWeights,
    DataSettings data,
    PictureRules pictures,
    Normalization normalization,
    PixelOrder pixelOrder,
    ComputeOptions compute,
    String producer) {

  /**
   * Whether the job is so small that Maven's own JVM finishes before a faster, forked one; an
   * estimate without reading the images.
   */
  public boolean isLittle() {
    return TrainingWork.of(this).isLittle();
  }
}

package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Normalization;
import dev.nnmaven.nn.data.PictureRules;
import dev.nnmaven.nn.data.PixelOrder;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.NetworkPlan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a training run is told.
 *
 * @param initializer draws the initial weights, unless they are read
 * @param initialWeights a file to read them from
 * @param pictures what becomes of pictures of other sizes, and of transparent pixels
 * @param compute what computes; the model does not depend on it
 * @param producer what makes the model, with its version
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
   * Whether there is so little to compute that Maven's JVM has done it before another one that
   * computes faster; an estimate, made without reading the images.
   */
  public boolean isLittle() {
    return TrainingWork.of(this).isLittle();
  }
}

package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/** Trainings whose classes are numbers. */
public final class Trainings {

  private Trainings() {}

  /** Options to add others to. */
  public static TrainingOptions.Builder options(
      float learningRate, int epochs, int batchSize, long seed) {
    return TrainingOptions.builder()
        .learningRate(learningRate)
        .epochs(epochs)
        .batchSize(batchSize)
        .seed(seed);
  }

  /** Trains with the fastest kernels. */
  public static TrainingResult<ClassificationMetrics> train(
      Network network, TrainingOptions options, Samples samples) {
    return train(network, options, ComputeOptions.fastest(), samples, null);
  }

  /** Trains, and evaluates on held-out samples after each epoch. */
  public static TrainingResult<ClassificationMetrics> train(
      Network network,
      TrainingOptions options,
      ComputeOptions compute,
      Samples samples,
      @Nullable Samples heldOut) {
    return new Trainer<>(network, Classes.of(network), options, compute, TrainingListener.none())
        .train(samples, null, heldOut, Checkpoints.none());
  }
}

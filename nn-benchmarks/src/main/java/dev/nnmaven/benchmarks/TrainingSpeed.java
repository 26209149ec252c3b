package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Samples a second of steady training epochs: the median of those after the first third. Prints a
 * line of JSON.
 *
 * <p>Usage: {@code TrainingSpeed FOLDER KERNELS THREADS SIZES ACTIVATION BATCH EPOCHS
 * [AUGMENTATION]}, where BATCH may be {@code all} and FOLDER may be a number of synthetic images.
 */
public final class TrainingSpeed {

  private TrainingSpeed() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Dataset data = Examples.data(arguments[0]);
    ComputeOptions compute =
        new ComputeOptions(KernelChoice.of(arguments[1]), Integer.parseInt(arguments[2]));
    Network network = Examples.network(arguments[3], Activations.of(arguments[4]));
    int batch =
        arguments[5].equals("all") ? TrainingOptions.ALL_SAMPLES : Integer.parseInt(arguments[5]);
    float learningRate = batch == 1 ? 0.01f : 0.1f;
    TrainingOptions options =
        new TrainingOptions(
            new GradientDescent(), learningRate, Integer.parseInt(arguments[6]), batch, 1);
    List<Double> speeds = new ArrayList<>();
    Trainer<ClassificationMetrics> trainer =
        new Trainer<>(
            network,
            Examples.CLASSES,
            options,
            compute,
            new TrainingListener<>() {
              @Override
              public void epochFinished(EpochResult<ClassificationMetrics> result) {
                speeds.add(result.samplesPerSecond());
              }
            });
    String augmentation = arguments.length > 7 ? arguments[7] : "none";
    trainer.train(Examples.augmented(data, augmentation), Optional.empty());
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"nn-maven %s\", \"threads\": %d, \"batch\": \"%s\", \"network\": \"%s\","
            + " \"augmentation\": \"%s\", \"samples_per_second\": %.0f}%n",
        Trainer.kernelName(compute),
        compute.threads(),
        arguments[5],
        arguments[3],
        augmentation,
        median(speeds));
  }

  private static double median(List<Double> speeds) {
    List<Double> steady = new ArrayList<>(speeds.subList(speeds.size() / 3, speeds.size()));
    steady.sort(null);
    return steady.get(steady.size() / 2);
  }
}

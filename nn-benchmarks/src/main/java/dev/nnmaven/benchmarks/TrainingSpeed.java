package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Task;
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
 * <p>Usage: {@code TrainingSpeed FOLDER KERNELS THREADS SIZES ACTIVATION BATCH EPOCHS [OPTIMIZER
 * [AUGMENTATION]]}, where BATCH may be {@code all} and FOLDER may be a number of synthetic images.
 * A network with one output, such as {@code 20,64,1}, learns from a table of 15,000 rows instead.
 */
public final class TrainingSpeed {

  private TrainingSpeed() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    ComputeOptions compute =
        new ComputeOptions(KernelChoice.of(arguments[1]), Integer.parseInt(arguments[2]));
    Network network = Examples.network(arguments[3], Activations.of(arguments[4]));
    int batch =
        arguments[5].equals("all") ? TrainingOptions.ALL_SAMPLES : Integer.parseInt(arguments[5]);
    Optimizer optimizer =
        arguments.length > 7
            ? Catalog.of(Optimizer.class, "optimizer").create(arguments[7])
            : new GradientDescent();
    float learningRate = Math.min(batch == 1 ? 0.01f : 0.1f, optimizer.defaultLearningRate());
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(optimizer)
            .learningRate(learningRate)
            .epochs(Integer.parseInt(arguments[6]))
            .batchSize(batch)
            .build();
    String augmentation = arguments.length > 8 ? arguments[8] : "none";
    List<Double> speeds =
        arguments[3].endsWith(",1")
            ? speeds(
                network, new Table.YesOrNo(), options, compute, Table.of(15_000, network.inputs()))
            : speeds(
                network,
                Examples.CLASSES,
                options,
                compute,
                Examples.augmented(Examples.data(arguments[0]), augmentation));
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

  private static <M extends Metrics> List<Double> speeds(
      Network network,
      Task<M> task,
      TrainingOptions options,
      ComputeOptions compute,
      Samples samples) {
    List<Double> speeds = new ArrayList<>();
    new Trainer<>(
            network,
            task,
            options,
            compute,
            new TrainingListener<M>() {
              @Override
              public void epochFinished(EpochResult<M> result) {
                speeds.add(result.samplesPerSecond());
              }
            })
        .train(samples, Optional.empty());
    return speeds;
  }

  private static double median(List<Double> speeds) {
    List<Double> steady = new ArrayList<>(speeds.subList(speeds.size() / 3, speeds.size()));
    steady.sort(null);
    return steady.get(steady.size() / 2);
  }
}

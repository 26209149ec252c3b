package dev.nnmaven.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.builtin.GradientDescent;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Samples a second of steady training epochs, the median of those after the first third; and how
 * many microseconds the processors worked for a sample in these. Prints a line of JSON.
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
    Network network = Examples.network(arguments[3], Activation.of(arguments[4]));
    int batch =
        arguments[5].equals("all") ? TrainingOptions.ALL_SAMPLES : Integer.parseInt(arguments[5]);
    Optimizer optimizer = arguments.length > 7 ? Optimizer.of(arguments[7]) : new GradientDescent();
    float learningRate = Math.min(batch == 1 ? 0.01f : 0.1f, optimizer.defaultLearningRate());
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(optimizer)
            .learningRate(learningRate)
            .epochs(Integer.parseInt(arguments[6]))
            .batchSize(batch)
            .build();
    String augmentation = arguments.length > 8 ? arguments[8] : "none";
    boolean table = arguments[3].endsWith(",1");
    Samples samples =
        table
            ? Table.of(15_000, network.inputs())
            : Examples.augmented(Examples.data(arguments[0]), augmentation);
    Speeds speeds =
        table
            ? speeds(network, new Table.YesOrNo(), options, compute, samples)
            : speeds(network, Examples.CLASSES, options, compute, samples);
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"nn-maven %s\", \"threads\": %d, \"batch\": \"%s\", \"network\": \"%s\","
            + " \"augmentation\": \"%s\", \"samples_per_second\": %.0f,"
            + " \"cpu_microseconds\": %.3f}%n",
        Trainer.kernelName(compute),
        compute.threads(),
        arguments[5],
        arguments[3],
        augmentation,
        median(speeds.samplesPerSecond()),
        speeds.cpuMicroseconds(samples.size()));
  }

  /** Of each epoch, with the nanoseconds that this process has worked when it ends. */
  private record Speeds(List<Double> samplesPerSecond, List<Long> worked) {

    double cpuMicroseconds(int samples) {
      int from = worked.size() / 3;
      int epochs = worked.size() - 1 - from;
      return (worked.get(from + epochs) - worked.get(from)) / 1e3 / samples / epochs;
    }
  }

  private static <M extends Metrics> Speeds speeds(
      Network network,
      Task<M> task,
      TrainingOptions options,
      ComputeOptions compute,
      Samples samples) {
    Speeds speeds = new Speeds(new ArrayList<>(), new ArrayList<>());
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    new Trainer<>(
            network,
            task,
            options,
            compute,
            new TrainingListener<M>() {
              @Override
              public void epochFinished(EpochResult<M> result) {
                speeds.samplesPerSecond().add(result.samplesPerSecond());
                speeds.worked().add(system.getProcessCpuTime());
              }
            })
        .train(samples);
    return speeds;
  }

  private static double median(List<Double> speeds) {
    List<Double> steady = new ArrayList<>(speeds.subList(speeds.size() / 3, speeds.size()));
    steady.sort(null);
    return steady.get(steady.size() / 2);
  }
}

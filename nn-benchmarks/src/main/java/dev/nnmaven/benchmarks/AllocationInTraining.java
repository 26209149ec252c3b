package dev.nnmaven.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bytes that the training threads allocate a step, in steady epochs: from the first step of an
 * epoch to its last, the median of the epochs after the first third.
 *
 * <p>Usage: {@code AllocationInTraining KERNELS THREADS SIZES ACTIVATION BATCH EPOCHS}
 */
public final class AllocationInTraining {

  private static final int STEPS_AN_EPOCH = 100;

  private AllocationInTraining() {}

  /** Measures. */
  public static void main(String[] arguments) {
    ComputeOptions compute =
        new ComputeOptions(KernelChoice.of(arguments[0]), Integer.parseInt(arguments[1]));
    Network network = Examples.network(arguments[2], Activation.of(arguments[3]));
    int batch = Integer.parseInt(arguments[4]);
    int epochs = Integer.parseInt(arguments[5]);
    ImageSamples samples = Examples.samples(Examples.synthetic(batch * STEPS_AN_EPOCH));
    TrainingOptions options =
        TrainingOptions.builder()
            .learningRate(batch == 1 ? 0.01f : 0.1f)
            .epochs(epochs)
            .batchSize(batch)
            .build();
    Counter counter = new Counter(batch);
    new Trainer<>(network, Examples.CLASSES, options, compute, counter).train(samples);
    System.out.printf(
        Locale.ROOT,
        "%s kernels, %d threads, %s, batches of %d: %.1f bytes a step%n",
        arguments[0],
        compute.threads(),
        arguments[2],
        batch,
        counter.median());
  }

  private static final class Counter implements TrainingListener<ClassificationMetrics> {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int batch;
    private final List<Double> bytesAStep = new ArrayList<>();
    private long[] threads = {};
    private long atFirstStep;

    Counter(int batch) {
      this.batch = batch;
    }

    @Override
    public void samplesTrained(int epoch, int done, int all) {
      if (done == batch) {
        threads = trainingThreads();
        atFirstStep = allocated();
      } else if (done == all) {
        bytesAStep.add((allocated() - atFirstStep) / (STEPS_AN_EPOCH - 1.0));
      }
    }

    double median() {
      List<Double> steady =
          new ArrayList<>(bytesAStep.subList(bytesAStep.size() / 3, bytesAStep.size()));
      steady.sort(null);
      return steady.get(steady.size() / 2);
    }

    private long allocated() {
      long sum = 0;
      for (long thread : threads) {
        sum += THREADS.getThreadAllocatedBytes(thread);
      }
      return sum;
    }

    private static long[] trainingThreads() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(t -> t == Thread.currentThread() || t.getName().startsWith("nn-worker-"))
          .mapToLong(Thread::getId)
          .toArray();
    }
  }
}

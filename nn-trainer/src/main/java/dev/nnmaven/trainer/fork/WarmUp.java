package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a small network on nothing, so that the kernels are compiled while Maven looks at files
 * and one processor has nothing to do. Its sums are short: the compiler takes methods that are
 * called often, and need not take a long loop a second time from within.
 */
final class WarmUp extends Thread {

  private static final int CLASSES = 10;
  private static final int NEURONS = 112; // tiles of all widths
  private static final int SIDE = 6; // of an image, in pixels
  private static final int SAMPLES = 96;

  /** Enough for all kernels to be compiled. */
  private static final int MOST_EPOCHS = 60;

  private volatile boolean over;

  WarmUp() {
    super("nn-warm-up");
    setDaemon(true);
  }

  /** Ends it soon: the processors are needed. */
  void end() {
    over = true;
  }

  @Override
  public void run() {
    try {
      for (int epoch = 0; epoch < MOST_EPOCHS && !over; epoch++) {
        train();
      }
    } catch (RuntimeException | Error e) {
      // Training itself will say what is wrong.
    }
  }

  private static void train() {
    List<String> classes = new ArrayList<>();
    List<LabeledImage> images = new ArrayList<>();
    for (int c = 0; c < CLASSES; c++) {
      classes.add("class " + c);
    }
    for (int i = 0; i < SAMPLES; i++) {
      images.add(new LabeledImage("image", i % CLASSES, new byte[SIDE * SIDE]));
    }
    ImageSamples samples =
        new ImageSamples(
            new Dataset(classes, SIDE, SIDE, images), new ImagePreprocessing(SIDE, SIDE));
    Network network =
        new Network(
            List.of(
                new DenseLayer(SIDE * SIDE, NEURONS, new Sigmoid(), List.of()),
                new DenseLayer(NEURONS, CLASSES, new Linear(), List.of())),
            new CrossEntropy());
    new Trainer<>(
            network,
            new ClassificationTask(classes),
            TrainingOptions.builder().learningRate(0.1f).epochs(1).build(),
            new ComputeOptions(KernelChoice.AUTO, 1),
            TrainingListener.none())
        .train(samples, null, samples, Checkpoints.none());
  }
}

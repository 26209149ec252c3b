package dev.nnmaven.nn.prediction;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Models;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** An application that does nothing but predict, and prints the memory that this takes. */
final class PredictionMemory {

  private static final int IMAGES = 64;
  private static final int PREDICTIONS = 1000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private PredictionMemory() {}

  /**
   * Prints the bytes that 1,000 predictions take, once all is compiled, with AUTO or SCALAR kernels
   * and a number of networks, dense ones or those of images.
   */
  public static void main(String[] arguments) {
    TrainedModel model = arguments[2].equals("dense") ? Examples.letters() : images();
    Ensemble networks =
        new Ensemble(Collections.nCopies(Integer.parseInt(arguments[1]), model.network()));
    Classifier<float[]> classifier =
        Model.of(Ensembles.of(model, networks))
            .computing(Examples.with(KernelChoice.valueOf(arguments[0]), 1))
            .images()
            .prepared();
    float[][] inputs = new float[IMAGES][];
    Random random = new Random(7);
    Arrays.setAll(inputs, i -> Examples.inputs(784, random));
    float[] destination = new float[10];
    long measuring = allocated();
    measuring = allocated() - measuring; // asking takes some memory itself
    long taken = Long.MAX_VALUE;
    long start = System.nanoTime();
    while (taken > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
      long before = allocated();
      for (int n = 0; n < PREDICTIONS; n++) {
        classifier.probabilities(inputs[n % IMAGES], destination);
      }
      taken = allocated() - before - measuring;
    }
    System.out.println(taken);
  }

  /** Layers whose rows are whole vectors and others, with and without padding. */
  private static TrainedModel images() {
    Network network = ImageLayers.network(new Shape(28, 28, 1), 10);
    List<String> classes = List.of("A B C D E F G H I J".split(" ", -1));
    return Models.of(network, 28, 28, classes, new HeldOut.None());
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}

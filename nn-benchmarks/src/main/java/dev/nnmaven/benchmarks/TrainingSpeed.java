package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.data.ImageFolderReader;
import dev.nnmaven.nn.data.ImageSamples;
import dev.nnmaven.nn.data.LabeledImage;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.UnreadableImages;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Samples a second of steady training epochs: the median of those after the first third. Prints a
 * line of JSON.
 *
 * <p>Usage: {@code TrainingSpeed FOLDER KERNELS THREADS SIZES ACTIVATION BATCH EPOCHS}, where BATCH
 * may be {@code all} and FOLDER may be a number of synthetic images.
 */
public final class TrainingSpeed {

  private TrainingSpeed() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Dataset data = data(arguments[0]);
    ComputeOptions compute =
        new ComputeOptions(KernelChoice.of(arguments[1]), Integer.parseInt(arguments[2]));
    Network network = network(arguments[3], Activations.of(arguments[4]));
    int batch =
        arguments[5].equals("all") ? TrainingOptions.ALL_SAMPLES : Integer.parseInt(arguments[5]);
    float learningRate = batch == 1 ? 0.01f : 0.1f;
    TrainingOptions options =
        new TrainingOptions(
            new GradientDescent(learningRate), Integer.parseInt(arguments[6]), batch, 1);
    List<Double> speeds = new ArrayList<>();
    Trainer trainer =
        new Trainer(
            network,
            options,
            compute,
            new TrainingListener() {
              @Override
              public void epochFinished(EpochResult result) {
                speeds.add(result.samplesPerSecond());
              }
            });
    Preprocessing preprocessing =
        new Preprocessing(
            data.width(),
            data.height(),
            Preprocessing.DEFAULT_NORMALIZATION,
            Preprocessing.DEFAULT_PIXEL_ORDER);
    trainer.train(new ImageSamples(data, preprocessing), Optional.empty());
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"nn-maven %s\", \"threads\": %d, \"batch\": \"%s\", \"network\": \"%s\","
            + " \"samples_per_second\": %.0f}%n",
        trainer.kernelName(),
        compute.threads(),
        arguments[5],
        arguments[3],
        median(speeds));
  }

  private static double median(List<Double> speeds) {
    List<Double> steady = new ArrayList<>(speeds.subList(speeds.size() / 3, speeds.size()));
    steady.sort(null);
    return steady.get(steady.size() / 2);
  }

  private static Network network(String sizes, Activation hidden) {
    String[] numbers = sizes.split(",", -1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < numbers.length; i++) {
      boolean last = i == numbers.length - 1;
      layers.add(
          new Layer(
              Integer.parseInt(numbers[i - 1]),
              Integer.parseInt(numbers[i]),
              last ? Activations.DEFAULT_OUTPUT : hidden,
              List.of()));
    }
    Network network = new Network(layers, Losses.DEFAULT);
    network.initialize(Initializers.DEFAULT, RandomStream.of(1));
    return network;
  }

  private static Dataset data(String folderOrCount) throws Exception {
    if (!folderOrCount.matches("[0-9]+")) {
      return new ImageFolderReader(UnreadableImages.SKIP)
          .readTraining(Path.of(folderOrCount))
          .dataset();
    }
    RandomStream random = RandomStream.of(2);
    List<LabeledImage> images = new ArrayList<>();
    for (int n = 0; n < Integer.parseInt(folderOrCount); n++) {
      byte[] pixels = new byte[28 * 28];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) Math.max(0, random.nextInt(512) - 256);
      }
      images.add(new LabeledImage("synthetic", n % 10, pixels));
    }
    return new Dataset(List.of("A B C D E F G H I J".split(" ", -1)), 28, 28, images);
  }
}

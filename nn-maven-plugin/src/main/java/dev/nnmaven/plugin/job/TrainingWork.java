package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.data.GreyImage;
import dev.nnmaven.nn.data.ImageFolders;
import dev.nnmaven.nn.data.ImageSize;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.NetworkPlan;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much there is to compute, estimated before the images are read: files are counted, and one of
 * them is opened where nobody says how many pixels it has.
 *
 * @param samples images to train on, an epoch
 * @param products of one sample and the parameters of the network, with what these cost beside
 * @param epochs how often each image is seen
 * @param batchSize images a step
 */
record TrainingWork(long samples, long products, int epochs, int batchSize) {

  /**
   * With less than this another JVM, which takes half a second to start and to compile what
   * computes, is not worth it; docs/decisions/0017-little-work-stays-in-mavens-jvm.md says how that
   * was measured.
   */
  static final double LITTLE = 10e9;

  /**
   * A step costs the scalar kernels as much as so many samples more, measured against the SIMD
   * ones: they win by much more with steps of one sample than with batches.
   */
  private static final int SAMPLES_A_STEP = 6;

  /** And a row of weights as much as so many neurons more, so that they win by more with few. */
  private static final int NEURONS_A_ROW = 64;

  /** What is left to find out by looking at the folder of training images. */
  private record Glance(int classes, long images, Path first) {}

  /**
   * Estimates it. What cannot be read counts as nothing to do: whoever trains says why.
   *
   * @param job what is to be done
   */
  static TrainingWork of(TrainingJob job) {
    try {
      Glance glance = glance(job.data().folders());
      return new TrainingWork(
          samples(job.data(), glance.images()),
          products(job, glance),
          job.options().epochs(),
          job.options().batchSize());
    } catch (IOException e) {
      return new TrainingWork(0, 0, 0, 1);
    }
  }

  private static long samples(DataSettings data, long images) {
    return data.test().isPresent()
        ? images
        : Math.round(images * (1 - data.fraction().doubleValue()));
  }

  private static long products(TrainingJob job, Glance glance) throws IOException {
    NetworkPlan network = job.network();
    long given =
        network.inputs().isPresent() ? network.inputs().getAsInt() : pixels(job, glance.first());
    long products = 0;
    for (NetworkPlan.LayerPlan layer : network.layers()) {
      int neurons = layer.neurons().orElse(glance.classes());
      products += (given + 1) * (neurons + NEURONS_A_ROW);
      given = neurons;
    }
    return products;
  }

  /** Those of the size that images are scaled to, or else of an image. */
  private static long pixels(TrainingJob job, Path image) throws IOException {
    ImageSize size =
        job.pictures().size().isPresent()
            ? job.pictures().size().get()
            : GreyImage.read(image).size();
    return (long) size.width() * size.height();
  }

  private static Glance glance(ImageFolders folders) throws IOException {
    List<Path> classes =
        visible(folders.training()).stream().filter(Files::isDirectory).sorted().toList();
    Path first = null;
    long images = 0;
    for (Path one : classes) {
      List<Path> files = visible(one);
      images += files.size();
      first = first == null && !files.isEmpty() ? files.get(0) : first;
    }
    if (first == null) {
      throw new IOException(folders.training() + " has no images");
    }
    return new Glance(classes.size(), images, first);
  }

  private static List<Path> visible(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "[!.]*")) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** Multiplications that the forward passes take, those that a step costs beside included. */
  double multiplications() {
    double steps = batchSize == TrainingOptions.ALL_SAMPLES ? 1 : (double) samples / batchSize;
    return (double) products * epochs * (samples + SAMPLES_A_STEP * Math.ceil(steps));
  }

  /** Whether Maven's JVM has done it before another one that computes faster. */
  boolean isLittle() {
    return multiplications() < LITTLE;
  }
}

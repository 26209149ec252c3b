package dev.nnmaven.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/** What the peers share: the images, the clock, and the lines of JSON that they print. */
public final class Work {

  /** Pixels of an image. */
  public static final int PIXELS = 28 * 28;

  /** Letters. */
  public static final int CLASSES = 10;

  /** Images of a batch one after the other, [B][PIXELS], and their classes, [B]. */
  public record Batch(float[] images, int[] labels) {
    /** B. */
    public int size() {
      return labels.length;
    }
  }

  private final String peer;
  private final int threads;
  private final byte[] pixels;
  private final byte[] labels;
  private final Random random = new Random(1);

  private Work(String peer, int threads, byte[] pixels, byte[] labels) {
    this.peer = peer;
    this.threads = threads;
    this.pixels = pixels;
    this.labels = labels;
  }

  /** Reads what pixels.py wrote: {@code PIXELS LABELS THREADS} are the program's arguments. */
  public static Work of(String peer, String[] arguments) throws IOException {
    return new Work(
        peer,
        Integer.parseInt(arguments[2]),
        Files.readAllBytes(Path.of(arguments[0])),
        Files.readAllBytes(Path.of(arguments[1])));
  }

  /** How many threads the peer may use. */
  public int threads() {
    return threads;
  }

  /** How many images there are. */
  public int images() {
    return labels.length;
  }

  /** Up to {@code most} images in batches of a size, shuffled. */
  public List<Batch> batches(int size, int most) {
    int[] order = shuffled();
    int count = Math.min(most, order.length);
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < count; from += size) {
      batches.add(batch(order, from, Math.min(from + size, count)));
    }
    return batches;
  }

  private int[] shuffled() {
    int[] order = new int[labels.length];
    for (int i = 0; i < order.length; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }

  private Batch batch(int[] order, int from, int to) {
    Batch batch = new Batch(new float[(to - from) * PIXELS], new int[to - from]);
    for (int b = 0; b < batch.size(); b++) {
      int image = order[from + b];
      batch.labels()[b] = labels[image];
      for (int p = 0; p < PIXELS; p++) {
        batch.images()[b * PIXELS + p] = Byte.toUnsignedInt(pixels[image * PIXELS + p]) / 255f;
      }
    }
    return batch;
  }

  /** Something that may fail. */
  @FunctionalInterface
  public interface Action<T> {
    /** Does it. */
    void run(T with) throws Exception;
  }

  /**
   * Prints samples a second: of an epoch that goes through the batches in a new order, the median
   * after two epochs of warming up.
   */
  public <T> void trainingSpeed(
      String network, String batch, int epochs, List<T> batches, int samples, Action<T> step)
      throws Exception {
    List<T> order = new ArrayList<>(batches);
    double[] seconds = new double[epochs];
    for (int epoch = -2; epoch < epochs; epoch++) {
      long start = System.nanoTime();
      Collections.shuffle(order, random);
      for (T one : order) {
        step.run(one);
      }
      if (epoch >= 0) {
        seconds[epoch] = (System.nanoTime() - start) * 1e-9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"%s\", \"threads\": %d, \"batch\": \"%s\", \"network\": \"%s\","
            + " \"samples_per_second\": %.0f}%n",
        peer,
        threads,
        batch,
        network,
        samples / seconds[epochs / 2]);
  }

  /** Prints the microseconds from one image to its probabilities, the median of many. */
  public void predictionTime(String network, int times, Function<float[], float[]> predict) {
    List<Batch> images = batches(1, 100);
    double[] microseconds = new double[times];
    for (int n = -times; n < times; n++) {
      float[] image = images.get(Math.floorMod(n, images.size())).images();
      long start = System.nanoTime();
      float[] probabilities = predict.apply(image);
      double duration = (System.nanoTime() - start) * 1e-3;
      if (probabilities.length != CLASSES) {
        throw new IllegalStateException(peer + " gave " + probabilities.length + " probabilities");
      }
      if (n >= 0) {
        microseconds[n] = duration;
      }
    }
    Arrays.sort(microseconds);
    System.out.printf(
        Locale.ROOT,
        "{\"peer\": \"%s\", \"threads\": %d, \"network\": \"%s\", \"microseconds\": %.1f}%n",
        peer,
        threads,
        network,
        microseconds[times / 2]);
  }
}

package dev.nnmaven.nn.task;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Confusion matrix: number of samples by actual and predicted class. */
public final class ConfusionMatrix {

  private final int[][] counts; // [actual][predicted]

  /** Creates a matrix of zeros. */
  public ConfusionMatrix(int classes) {
    counts = new int[classes][classes];
  }

  /**
   * Creates a matrix of counts.
   *
   * @param counts copied, [actual][predicted]
   * @throws IllegalArgumentException if it is not square, a count is negative, or all together are
   *     more than an int holds
   */
  public ConfusionMatrix(int[][] counts) {
    this(counts.length);
    long total = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      if (counts[actual].length != counts.length) {
        throw new IllegalArgumentException(
            "expected %s counts, found %s".formatted(counts.length, counts[actual].length));
      }
      for (int count : counts[actual]) {
        total += count;
        if (count < 0 || total > Integer.MAX_VALUE) {
          throw new IllegalArgumentException("a count is out of range: " + count);
        }
      }
      this.counts[actual] = counts[actual].clone();
    }
  }

  /** The counts so far; a copy. */
  ConfusionMatrix copy() {
    return new ConfusionMatrix(counts);
  }

  /** Counts one sample. */
  public void add(int actual, int predicted) {
    counts[actual][predicted]++;
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Number of samples of one actual and one predicted class. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Number of samples. */
  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** Number of correct predictions: the sum of the diagonal. */
  public int correct() {
    int correct = 0;
    for (int c = 0; c < counts.length; c++) {
      correct += counts[c][c];
    }
    return correct;
  }

  /** Number of samples of a class: the sum of its row. */
  public int actual(int classIndex) {
    return Arrays.stream(counts[classIndex]).sum();
  }

  /** Number of predictions of a class: the sum of its column. */
  public int predicted(int classIndex) {
    return Arrays.stream(counts).mapToInt(row -> row[classIndex]).sum();
  }

  /** Recall: true positives / actual; empty if the class has no samples. */
  public OptionalDouble recall(int classIndex) {
    return share(classIndex, actual(classIndex));
  }

  /** Precision: true positives / predicted; empty if the class was never predicted. */
  public OptionalDouble precision(int classIndex) {
    return share(classIndex, predicted(classIndex));
  }

  private OptionalDouble share(int classIndex, int of) {
    return of == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) counts[classIndex][classIndex] / of);
  }
}

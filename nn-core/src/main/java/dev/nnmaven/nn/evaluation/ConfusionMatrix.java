package dev.nnmaven.nn.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How often a sample of each class was taken for one of each class. */
public final class ConfusionMatrix {

  private final int[][] counts; // [actual][predicted]

  /** A matrix of zeros. */
  public ConfusionMatrix(int classes) {
    counts = new int[classes][classes];
  }

  /** Counts one sample. */
  public void add(int actual, int predicted) {
    counts[actual][predicted]++;
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** How many samples of one class were taken for another, or for itself. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Number of samples. */
  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** Number of samples taken for what they are. */
  public int correct() {
    int correct = 0;
    for (int c = 0; c < counts.length; c++) {
      correct += counts[c][c];
    }
    return correct;
  }

  /** Number of samples of a class. */
  public int actual(int classIndex) {
    return Arrays.stream(counts[classIndex]).sum();
  }

  /** Number of samples taken for a class. */
  public int predicted(int classIndex) {
    return Arrays.stream(counts).mapToInt(row -> row[classIndex]).sum();
  }

  /** Which share of a class's samples was recognized; empty if there are none. */
  public OptionalDouble recall(int classIndex) {
    return share(classIndex, actual(classIndex));
  }

  /** Which share of the samples taken for a class are of it; empty if there are none. */
  public OptionalDouble precision(int classIndex) {
    return share(classIndex, predicted(classIndex));
  }

  private OptionalDouble share(int classIndex, int of) {
    return of == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) counts[classIndex][classIndex] / of);
  }
}

package dev.nnmaven.nn.task;

import dev.nnmaven.nn.text.Illegal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Confusion matrix: number of samples by actual and predicted class. Only counts that are not zero
 * take memory.
 */
public final class ConfusionMatrix {

  /**
   * A count that is not zero.
   *
   * @param actual index of the actual class
   * @param predicted index of the predicted class
   */
  public record Cell(int actual, int predicted, int count) {}

  private final List<TreeMap<Integer, int[]>> rows; // by actual class: [1] by predicted class
  private final int[] predicted; // by predicted class
  private int total;
  private int correct;

  /** Creates a matrix of zeros. */
  public ConfusionMatrix(int classes) {
    rows = Stream.generate(TreeMap<Integer, int[]>::new).limit(classes).toList();
    predicted = new int[classes];
  }

  /**
   * Creates a matrix of counts.
   *
   * @param cells in any order
   * @throws IllegalArgumentException if a class or count is out of range, or all counts together
   *     are more than an int holds
   */
  public static ConfusionMatrix of(int classes, List<Cell> cells) {
    ConfusionMatrix matrix = new ConfusionMatrix(classes);
    for (Cell cell : cells) {
      if (Math.min(cell.actual, cell.predicted) < 0
          || Math.max(cell.actual, cell.predicted) >= classes) {
        throw Illegal.argument("expected classes from 0 to %s, found %s", classes - 1, cell);
      }
      if (cell.count < 1 || cell.count > Integer.MAX_VALUE - matrix.total) {
        throw Illegal.argument("a count is out of range: %s", cell.count);
      }
      matrix.add(cell.actual, cell.predicted, cell.count);
    }
    return matrix;
  }

  /** The counts so far; a copy. */
  ConfusionMatrix copy() {
    return of(classes(), cells());
  }

  /** Counts one sample. */
  public void add(int actual, int predicted) {
    add(actual, predicted, 1);
  }

  private void add(int actual, int predictedClass, int count) {
    predicted[predictedClass] += count; // first: it checks the index
    rows.get(actual).computeIfAbsent(predictedClass, none -> new int[1])[0] += count;
    total += count;
    correct += actual == predictedClass ? count : 0;
  }

  public int classes() {
    return predicted.length;
  }

  /** Number of samples of one actual and one predicted class. */
  public int count(int actual, int predicted) {
    int[] count = rows.get(actual).get(predicted);
    return count == null ? 0 : count[0];
  }

  /** The counts that are not zero, by actual and predicted class. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int actual = 0; actual < rows.size(); actual++) {
      for (Map.Entry<Integer, int[]> entry : rows.get(actual).entrySet()) {
        cells.add(new Cell(actual, entry.getKey(), entry.getValue()[0]));
      }
    }
    return cells;
  }

  /** Number of samples. */
  public int total() {
    return total;
  }

  /** Number of correct predictions: the sum of the diagonal. */
  public int correct() {
    return correct;
  }

  /** Number of samples of a class: the sum of its row. */
  public int actual(int classIndex) {
    return rows.get(classIndex).values().stream().mapToInt(count -> count[0]).sum();
  }

  /** Number of predictions of a class: the sum of its column. */
  public int predicted(int classIndex) {
    return predicted[classIndex];
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
        : OptionalDouble.of((double) count(classIndex, classIndex) / of);
  }
}

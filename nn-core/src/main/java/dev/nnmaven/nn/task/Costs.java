package dev.nnmaven.nn.task;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What wrong answers cost. A right answer costs 0, and a wrong one 1 unless it is named.
 *
 * <p>Source: C. Elkan, <i>The foundations of cost-sensitive learning</i>, IJCAI 2001: the answer is
 * the class of least expected cost.
 *
 * @param table cost by actual and predicted class; empty if every wrong answer costs 1
 */
public record Costs(List<List<Double>> table) {

  /** Every wrong answer costs 1: the answer is the most likely class. */
  public static final Costs NONE = new Costs(List.of());

  private static final double MOST = 1e15; // so that no sum is infinite

  /**
   * Creates costs of some wrong answers.
   *
   * @param named cost by answer: {@code bad as good} is an example of bad, predicted as good
   * @throws IllegalArgumentException if an answer is not a wrong one of these classes, or a cost is
   *     not a number from 0 to 1e15
   */
  public static Costs of(List<String> classes, Map<String, Double> named) {
    Map<String, Double> left = new HashMap<>(named);
    List<List<Double>> table = new ArrayList<>();
    for (String actual : named.isEmpty() ? List.<String>of() : classes) {
      List<Double> row = new ArrayList<>();
      for (String predicted : classes) {
        String wrong = actual + " as " + predicted;
        double cost =
            actual.equals(predicted) ? 0 : Objects.requireNonNullElse(left.remove(wrong), 1d);
        if (!(cost >= 0 && cost <= MOST)) {
          throw Illegal.argument("a cost must be from 0 to 1e15, found %s", cost);
        }
        row.add(cost);
      }
      table.add(List.copyOf(row));
    }
    if (!left.isEmpty()) {
      throw Illegal.argument(
          "expected two of the classes [%s], such as \"%s as %s: 5\", found \"%s\"",
          SafeText.list(classes),
          SafeText.text(classes.get(0)),
          SafeText.text(classes.get(classes.size() - 1)),
          SafeText.text(left.keySet().iterator().next()));
    }
    return new Costs(List.copyOf(table));
  }

  /** Those that are not 1, by answer, as {@link #of} takes them: {@code bad as good: 5}. */
  public List<String> texts(List<String> classes) {
    List<String> texts = new ArrayList<>();
    for (int a = 0; a < table.size(); a++) {
      for (int p = 0; p < table.size(); p++) {
        if (a != p && of(a, p) != 1) {
          texts.add(classes.get(a) + " as " + classes.get(p) + ": " + FloatText.of(of(a, p)));
        }
      }
    }
    return texts;
  }

  /** Whether every wrong answer costs 1. */
  public boolean isNone() {
    return table.isEmpty();
  }

  /** Cost of an answer. */
  public double of(int actual, int predicted) {
    return isNone() ? actual == predicted ? 0 : 1 : table.get(actual).get(predicted);
  }

  /** Mean cost of answers. */
  public double mean(ConfusionMatrix answers) {
    double sum = 0;
    for (ConfusionMatrix.Cell cell : answers.cells()) {
      sum += cell.count() * of(cell.actual(), cell.predicted());
    }
    return sum / answers.total();
  }

  /**
   * Expected cost of each answer: Σ probability of a class · cost if it is the actual one, in
   * double. Without costs all are 0, so that outputs decide.
   *
   * @param probabilities of the classes
   * @param from index of the first
   */
  public double[] expected(float[] probabilities, int from, int classes) {
    double[] expected = new double[classes];
    for (int a = 0; a < table.size(); a++) {
      for (int p = 0; p < classes; p++) {
        expected[p] += probabilities[from + a] * of(a, p);
      }
    }
    return expected;
  }
}

package dev.nnmaven.trainer.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.LongStream;

/**
 * How well probabilities rank examples of one class before all others; equal probabilities are one
 * threshold.
 */
final class Ranking {

  private final int[] order; // examples by falling probability
  private final boolean[] positive;
  private final List<long[]> thresholds = new ArrayList<>(List.of(new long[2]));

  /**
   * Ranks examples.
   *
   * @param probabilities of each, not negative, [N]
   * @param positive whether it is of the class, [N]
   */
  Ranking(double[] probabilities, boolean[] positive) {
    this.positive = positive;
    double[] rising = probabilities.clone();
    Arrays.sort(rising);
    long[] keys = new long[probabilities.length];
    for (int i = 0; i < keys.length; i++) {
      // Any place among equal ones would do, as long as it is the same for all of them.
      long place = Arrays.binarySearch(rising, probabilities[i]);
      keys[i] = (keys.length - place) << Integer.SIZE | i;
    }
    Arrays.sort(keys);
    order = LongStream.of(keys).mapToInt(key -> (int) key).toArray();
    long[] now = new long[2];
    for (int place = 0; place < order.length; place++) {
      int example = order[place];
      now[positive[example] ? 0 : 1]++;
      if (place + 1 == order.length || probabilities[order[place + 1]] != probabilities[example]) {
        thresholds.add(now.clone());
      }
    }
  }

  /**
   * How many of the class, and of the others, have at least some probability: from none, above the
   * largest, to all, [thresholds][2].
   */
  List<long[]> thresholds() {
    return thresholds;
  }

  private long[] all() {
    return thresholds.get(thresholds.size() - 1);
  }

  /**
   * Area under the ROC curve: the probability that one of the class has a higher score than one of
   * the others, half for equal ones. NaN if there are not both. Source: J. A. Hanley, B. J. McNeil,
   * <i>The meaning and use of the area under a ROC curve</i>, Radiology 143 (1982).
   */
  double auc() {
    return sum((before, now) -> (now[1] - before[1]) * (before[0] + now[0]) / 2.0)
        / ((double) all()[0] * all()[1]);
  }

  /**
   * Adds by how much each example moves the area, so that the sum of squares is DeLong's variance:
   * (v − area) / √(n (n − 1)) for one of n of a side, v being the share of the other side that it
   * is on the right side of. A side of one has no variance.
   *
   * <p>Source: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, <i>Comparing the areas under two
   * or more correlated receiver operating characteristic curves: a nonparametric approach</i>,
   * Biometrics 44 (1988).
   */
  void addInfluences(double[] influences) {
    double area = auc();
    int place = 0;
    for (int t = 1; t < thresholds.size(); t++) {
      long[] before = thresholds.get(t - 1);
      long[] now = thresholds.get(t);
      for (; place < now[0] + now[1]; place++) {
        int side = positive[order[place]] ? 0 : 1;
        double others = (before[1 - side] + now[1 - side]) / 2.0 / all()[1 - side];
        double right = side == 0 ? 1 - others : others;
        double count = all()[side];
        influences[order[place]] += (right - area) / Math.sqrt(count * Math.max(1, count - 1));
      }
    }
  }

  /**
   * Average precision: Σ (recall now − before) · precision, over all thresholds. NaN if there are
   * not both.
   */
  double averagePrecision() {
    double sum = sum((before, now) -> (double) (now[0] - before[0]) * now[0] / (now[0] + now[1]));
    return all()[1] == 0 ? Double.NaN : sum / all()[0];
  }

  private double sum(ToDoubleBiFunction<long[], long[]> step) {
    double sum = 0;
    for (int t = 1; t < thresholds.size(); t++) {
      sum += step.applyAsDouble(thresholds.get(t - 1), thresholds.get(t));
    }
    return sum;
  }
}

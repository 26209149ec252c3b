package dev.nnmaven.trainer.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How well probabilities rank examples of one class before all others. Examples may count several
 * times, as a bootstrap draws them; equal probabilities are one threshold.
 */
final class Ranking {

  private final int[] order; // examples by falling probability
  private final double[] probabilities;
  private final boolean[] positive;

  /**
   * Ranks examples.
   *
   * @param probabilities of each, not negative, [N]
   * @param positive whether it is of the class, [N]
   */
  Ranking(double[] probabilities, boolean[] positive) {
    this.probabilities = probabilities;
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
  }

  /**
   * Area under the ROC curve: the probability that one of the class has a higher score than one of
   * the others, half for equal ones. NaN if there are not both. Source: J. A. Hanley, B. J. McNeil,
   * <i>The meaning and use of the area under a ROC curve</i>, Radiology 143 (1982).
   */
  double auc(int[] times) {
    return area(
        times,
        (before, now) -> (now[1] - before[1]) * (before[0] + now[0]) / 2.0,
        all -> (double) all[0] * all[1]);
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
    int[] once = ClassFigures.once(order.length);
    double area = auc(once);
    List<long[]> thresholds = thresholds(once);
    long[] all = thresholds.get(thresholds.size() - 1);
    int place = 0;
    for (int t = 1; t < thresholds.size(); t++) {
      long[] before = thresholds.get(t - 1);
      long[] now = thresholds.get(t);
      for (; place < now[0] + now[1]; place++) {
        int side = positive[order[place]] ? 0 : 1;
        double others = (before[1 - side] + now[1 - side]) / 2.0 / all[1 - side];
        double right = side == 0 ? 1 - others : others;
        double count = all[side];
        influences[order[place]] += (right - area) / Math.sqrt(count * Math.max(1, count - 1));
      }
    }
  }

  /**
   * Average precision: Σ (recall now − before) · precision, over all thresholds. NaN if there are
   * not both.
   */
  double averagePrecision(int[] times) {
    return area(
        times,
        (before, now) -> (double) (now[0] - before[0]) * now[0] / (now[0] + now[1]),
        all -> all[1] == 0 ? Double.NaN : all[0]);
  }

  private double area(
      int[] times, ToDoubleBiFunction<long[], long[]> step, ToDoubleFunction<long[]> total) {
    double[] area = {0};
    long[] all =
        forEachThreshold(times, (before, now) -> area[0] += step.applyAsDouble(before, now));
    return area[0] / total.applyAsDouble(all);
  }

  /**
   * How many of the class, and of the others, have at least some probability: from none, above the
   * largest, to all, [thresholds][2].
   */
  List<long[]> thresholds(int[] times) {
    List<long[]> all = new ArrayList<>(List.of(new long[2]));
    forEachThreshold(times, (before, now) -> all.add(now.clone()));
    return all;
  }

  /** Visits thresholds one after another, and keeps none, since a bootstrap has many; all. */
  private long[] forEachThreshold(int[] times, BiConsumer<long[], long[]> visitor) {
    long[] before = new long[2];
    long[] now = new long[2];
    for (int place = 0; place < order.length; place++) {
      int example = order[place];
      now[positive[example] ? 0 : 1] += times[example];
      boolean isLast =
          place + 1 == order.length || probabilities[order[place + 1]] != probabilities[example];
      if (isLast && now[0] + now[1] > before[0] + before[1]) {
        visitor.accept(before, now);
        before[0] = now[0];
        before[1] = now[1];
      }
    }
    return now;
  }
}

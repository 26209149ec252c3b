package dev.nnmaven.trainer.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores rank examples of one class before all others. Examples may count several times,
 * as a bootstrap draws them; equal scores are one threshold.
 */
final class Ranking {

  private final int[] order; // examples by falling score
  private final double[] scores;
  private final boolean[] positive;

  /**
   * Ranks examples.
   *
   * @param scores of each, [N]
   * @param positive whether it is of the class, [N]
   */
  Ranking(double[] scores, boolean[] positive) {
    this.scores = scores;
    this.positive = positive;
    order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> scores[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
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
   * Average precision: Σ (recall now − before) · precision, over all thresholds. NaN if there are
   * none of the class.
   */
  double averagePrecision(int[] times) {
    return area(
        times,
        (before, now) -> (double) (now[0] - before[0]) * now[0] / (now[0] + now[1]),
        all -> all[0]);
  }

  private interface Step {
    double area(long[] before, long[] now);
  }

  private interface Total {
    double of(long[] all);
  }

  private double area(int[] times, Step step, Total total) {
    double area = 0;
    long[] now = new long[2]; // counts of the class, and of others
    long[] before = now.clone();
    for (int place = 0; place < order.length; place++) {
      int example = order[place];
      now[positive[example] ? 0 : 1] += times[example];
      boolean isLast = place + 1 == order.length || scores[order[place + 1]] != scores[example];
      if (isLast && now[0] + now[1] > before[0] + before[1]) {
        area += step.area(before, now);
        before = now.clone();
      }
    }
    return area / total.of(now);
  }
}

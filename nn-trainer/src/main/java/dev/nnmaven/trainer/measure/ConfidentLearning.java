package dev.nnmaven.trainer.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many labels are probably wrong, by answers of networks that have not seen the examples. A
 * label counts as wrong if the answer is confident of another class, and most of all of that one.
 * It is confident of a class that is more probable than the label, and at least as probable as in
 * the mean over the examples that have this label.
 *
 * <p>Source: C. Northcutt, L. Jiang, I. Chuang, <i>Confident learning: estimating uncertainty in
 * dataset labels</i>, Journal of Artificial Intelligence Research 70 (2021): the confident joint.
 */
final class ConfidentLearning {

  private ConfidentLearning() {}

  /** Number of examples beside the diagonal of the confident joint. */
  static int wrongLabels(Predictions answers) {
    double[][] all = answers.probabilities(); // [N][classes]
    int[] labels = answers.labels();
    double[] thresholds = new double[all[0].length];
    int[] counts = new int[thresholds.length];
    for (int n = 0; n < labels.length; n++) {
      thresholds[labels[n]] += all[n][labels[n]];
      counts[labels[n]]++;
    }
    // Without an example, no answer is confident.
    Arrays.setAll(thresholds, c -> counts[c] == 0 ? 2 : thresholds[c] / counts[c]);
    return (int)
        IntStream.range(0, labels.length)
            .filter(n -> surest(labels[n], all[n], thresholds) != labels[n])
            .count();
  }

  /** The class that an answer is most confident of; the label if it is of none. */
  private static int surest(int label, double[] probabilities, double[] thresholds) {
    int surest = label;
    double most = probabilities[label];
    for (int c = 0; c < thresholds.length; c++) {
      if (probabilities[c] >= thresholds[c] && probabilities[c] > most) {
        surest = c;
        most = probabilities[c];
      }
    }
    return surest;
  }
}

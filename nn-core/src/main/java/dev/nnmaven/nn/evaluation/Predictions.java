package dev.nnmaven.nn.evaluation;

/**
 * What a network says of each of some samples whose class is known, in their order.
 *
 * @param evaluation all of them counted
 * @param labels the class of each sample, [N]
 * @param classes the class that each was taken for, [N]
 * @param probabilities of each class, [N][classes]
 * @param losses of each sample, [N]
 */
public record Predictions(
    Evaluation evaluation, int[] labels, int[] classes, float[][] probabilities, double[] losses) {

  /** Number of samples, N. */
  public int size() {
    return labels.length;
  }

  /** Whether a sample was taken for what it is. */
  public boolean isCorrect(int sample) {
    return labels[sample] == classes[sample];
  }
}

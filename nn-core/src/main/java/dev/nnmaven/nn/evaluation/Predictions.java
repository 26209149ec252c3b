package dev.nnmaven.nn.evaluation;

import java.util.List;

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

  /**
   * What it says of some of the samples.
   *
   * @param samples their indices, in the order of the result
   */
  public Predictions of(List<Integer> samples) {
    int n = samples.size();
    int[] someLabels = new int[n];
    int[] someClasses = new int[n];
    float[][] someProbabilities = new float[n][];
    double[] someLosses = new double[n];
    ConfusionMatrix confusion = new ConfusionMatrix(evaluation.confusion().classes());
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int sample = samples.get(i);
      someLabels[i] = labels[sample];
      someClasses[i] = classes[sample];
      someProbabilities[i] = probabilities[sample];
      someLosses[i] = losses[sample];
      confusion.add(labels[sample], classes[sample]);
      loss += losses[sample];
    }
    return new Predictions(
        new Evaluation(confusion, loss / n),
        someLabels,
        someClasses,
        someProbabilities,
        someLosses);
  }
}

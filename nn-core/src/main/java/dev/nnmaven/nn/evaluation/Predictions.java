package dev.nnmaven.nn.evaluation;

import java.util.List;

/**
 * Predictions for labeled samples, one per sample, in order.
 *
 * @param evaluation metrics over all samples
 * @param labels actual class of each sample, [N]
 * @param classes predicted class of each sample, [N]
 * @param probabilities of each class, [N][classes]
 * @param losses of each sample in nats, [N]
 */
public record Predictions(
    Evaluation evaluation, int[] labels, int[] classes, float[][] probabilities, double[] losses) {

  /** Number of samples, N. */
  public int size() {
    return labels.length;
  }

  /** Whether the predicted class is the actual one. */
  public boolean isCorrect(int sample) {
    return labels[sample] == classes[sample];
  }

  /**
   * Predictions for a subset of the samples.
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

package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predictions of a classification, one per sample, in order.
 *
 * @param evaluation metrics over all samples
 * @param labels actual class of each sample, [N]
 * @param classes predicted class of each sample, [N]
 * @param probabilities of each class, [N][classes]
 * @param losses of each sample in nats, [N]
 */
public record Predictions(
    ClassificationMetrics evaluation,
    int[] labels,
    int[] classes,
    float[][] probabilities,
    double[] losses) {

  /** Number of samples, N. */
  public int size() {
    return labels.length;
  }

  /** Whether the predicted class is the actual one. */
  public boolean isCorrect(int sample) {
    return labels[sample] == classes[sample];
  }

  /** Keeps the prediction of each sample that it receives. */
  public static Tally<Predictions> tally(ClassificationTask task) {
    return new Tally<>() {
      private final Tally<ClassificationMetrics> metrics = task.tally();
      private final List<Integer> labels = new ArrayList<>();
      private final List<Integer> classes = new ArrayList<>();
      private final List<float[]> probabilities = new ArrayList<>();
      private final List<Double> losses = new ArrayList<>();

      @Override
      public void add(
          float[] outputs, float[] predictions, float[] targets, int from, double loss) {
        metrics.add(outputs, predictions, targets, from, loss);
        labels.add(ClassificationTask.argmax(targets, from, task.outputs()));
        classes.add(ClassificationTask.argmax(outputs, from, task.outputs()));
        probabilities.add(Arrays.copyOfRange(predictions, from, from + task.outputs()));
        losses.add(loss);
      }

      @Override
      public Predictions result() {
        return new Predictions(
            metrics.result(),
            labels.stream().mapToInt(Integer::intValue).toArray(),
            classes.stream().mapToInt(Integer::intValue).toArray(),
            probabilities.toArray(float[][]::new),
            losses.stream().mapToDouble(Double::doubleValue).toArray());
      }
    };
  }

  /**
   * Predictions for a subset of the samples.
   *
   * @param samples their indices, in the order of the result
   */
  public Predictions of(List<Integer> samples) {
    int[] some = samples.stream().mapToInt(Integer::intValue).toArray();
    ConfusionMatrix confusion = new ConfusionMatrix(evaluation.confusion().classes());
    double loss = 0;
    for (int sample : some) {
      confusion.add(labels[sample], classes[sample]);
      loss += losses[sample];
    }
    return new Predictions(
        new ClassificationMetrics(confusion, loss / some.length),
        Arrays.stream(some).map(sample -> labels[sample]).toArray(),
        Arrays.stream(some).map(sample -> classes[sample]).toArray(),
        Arrays.stream(some).mapToObj(sample -> probabilities[sample]).toArray(float[][]::new),
        Arrays.stream(some).mapToDouble(sample -> losses[sample]).toArray());
  }
}

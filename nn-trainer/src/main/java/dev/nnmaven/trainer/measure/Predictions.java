package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predictions of a classification, one per sample, in order.
 *
 * @param evaluation metrics over all samples
 * @param labels actual class of each sample, [N]
 * @param classes predicted class of each sample, [N]
 * @param probabilities of each class, [N][classes]; none if only classes are known
 * @param losses of each sample in nats, [N]; none without probabilities
 * @param costs of wrong answers
 */
public record Predictions(
    ClassificationMetrics evaluation,
    int[] labels,
    int[] classes,
    double[][] probabilities,
    double[] losses,
    Costs costs)
    implements Answers<ClassificationMetrics> {

  @Override
  public int size() {
    return labels.length;
  }

  /** Whether the predicted class is the actual one. */
  public boolean isCorrect(int sample) {
    return labels[sample] == classes[sample];
  }

  /** Whether probabilities are known, and not only classes. */
  public boolean hasProbabilities() {
    return probabilities.length > 0;
  }

  /** Probability of the predicted class. */
  public double probability(int sample) {
    return probabilities[sample][classes[sample]];
  }

  /** What an answer costs. */
  public double cost(int sample) {
    return costs.of(labels[sample], classes[sample]);
  }

  @Override
  public double error(int sample) {
    return isCorrect(sample) ? 0 : 1;
  }

  @Override
  public float score(int sample) {
    return ConformalScores.ofProbability((float) probabilities[sample][labels[sample]]);
  }

  /** A set of classes always has the predicted one. */
  @Override
  public boolean isCovered(int sample, float most) {
    return isIn(sample, labels[sample], most);
  }

  @Override
  public double width(int sample, float most) {
    return IntStream.range(0, probabilities[sample].length)
        .filter(c -> isIn(sample, c, most))
        .count();
  }

  private boolean isIn(int sample, int c, float most) {
    return c == classes[sample]
        || ConformalScores.ofProbability((float) probabilities[sample][c]) <= most;
  }

  /** Samples of the wrong class, those with the largest losses first, if these are known. */
  @Override
  public List<Integer> worst(int most) {
    return IntStream.range(0, size())
        .filter(n -> !isCorrect(n))
        .boxed()
        .sorted(Comparator.comparing((Integer n) -> losses.length == 0 ? 0 : losses[n]).reversed())
        .limit(most)
        .toList();
  }

  /** Keeps the prediction of each sample that it receives. */
  public static Tally<Predictions> tally(ClassificationTask task) {
    return new Tally<>() {
      private final Tally<ClassificationMetrics> metrics = task.tally();
      private final List<Integer> labels = new ArrayList<>();
      private final List<Integer> classes = new ArrayList<>();
      private final List<double[]> probabilities = new ArrayList<>();
      private final List<Double> losses = new ArrayList<>();

      @Override
      public void add(
          float[] outputs, float[] predictions, float[] targets, int from, double loss) {
        metrics.add(outputs, predictions, targets, from, loss);
        labels.add(ClassificationTask.argmax(targets, from, task.outputs()));
        classes.add(task.predicted(outputs, predictions, from));
        double[] shares = new double[task.outputs()];
        for (int c = 0; c < shares.length; c++) {
          shares[c] = predictions[from + c];
        }
        probabilities.add(shares);
        losses.add(loss);
      }

      @Override
      public Predictions result() {
        return new Predictions(
            metrics.result(),
            labels.stream().mapToInt(Integer::intValue).toArray(),
            classes.stream().mapToInt(Integer::intValue).toArray(),
            probabilities.toArray(double[][]::new),
            losses.stream().mapToDouble(Double::doubleValue).toArray(),
            task.costs());
      }
    };
  }
}

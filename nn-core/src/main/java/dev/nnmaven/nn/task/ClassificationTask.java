package dev.nnmaven.nn.task;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.HashSet;
import java.util.List;

/**
 * Classification: predicts which of several classes a sample belongs to. One output per class; the
 * target is 1 for a sample's class and 0 for all others.
 *
 * @param classes their names, in the order of the outputs
 * @param costs of wrong answers, which decide between the classes
 */
public record ClassificationTask(List<String> classes, Costs costs)
    implements Task<ClassificationMetrics> {

  /** Kind of task in a model file. */
  public static final String KIND = "classification";

  /**
   * Copies the names.
   *
   * @throws IllegalArgumentException if there are none, or a class appears twice
   */
  public ClassificationTask {
    classes = List.copyOf(classes);
    if (classes.isEmpty()) {
      throw Illegal.argument("a classification needs at least one class");
    }
    if (new HashSet<>(classes).size() != classes.size()) {
      throw Illegal.argument("a class is listed twice in [%s]", SafeText.list(classes));
    }
  }

  /** A classification in which every wrong answer costs the same. */
  public ClassificationTask(List<String> classes) {
    this(classes, Costs.NONE);
  }

  @Override
  public ClassificationTask learned() {
    return costs.isNone() ? this : new ClassificationTask(classes);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int outputs() {
    return classes.size();
  }

  /** Losses for numbers are refused: what they predict are not probabilities. */
  @Override
  public void requireFit(Loss loss) {
    if (loss.predictsNumbers()) {
      throw Illegal.argument(
          "the loss %s is for numbers, but the targets are classes; choose another, such as"
              + " crossEntropy",
          loss.specification());
    }
  }

  @Override
  public Tally<ClassificationMetrics> tally() {
    return new Tally<>() {
      private final ConfusionMatrix confusion = new ConfusionMatrix(outputs());
      private double loss;

      @Override
      public void add(float[] outputs, float[] predictions, float[] targets, int from, double of) {
        confusion.add(argmax(targets, from, outputs()), predicted(outputs, predictions, from));
        loss += of;
      }

      @Override
      public ClassificationMetrics result() {
        return new ClassificationMetrics(confusion.copy(), loss / confusion.total());
      }
    };
  }

  /**
   * Index of the predicted class: of least expected cost, the largest output on a tie.
   *
   * @param probabilities of the classes, from the same index on
   */
  public int predicted(float[] outputs, float[] probabilities, int from) {
    double[] expected = costs.expected(probabilities, from, outputs());
    int best = 0;
    for (int c = 1; c < expected.length; c++) {
      int order = Double.compare(expected[c], expected[best]);
      best = order < 0 || order == 0 && outputs[from + c] > outputs[from + best] ? c : best;
    }
    return best;
  }

  /**
   * Index of the largest of {@code count} values, the lowest on a tie: the predicted class, from
   * the outputs. Not from the probabilities, which may round to the same value near 1 where outputs
   * still differ.
   */
  public static int argmax(float[] values, int from, int count) {
    int best = 0;
    for (int c = 1; c < count; c++) {
      best = values[from + c] > values[from + best] ? c : best;
    }
    return best;
  }
}

package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an evaluation in JSON files.
 *
 * @param images number of images, or of what {@code unit} says
 * @param accuracy correct / images
 * @param confidence95 95% confidence interval of the accuracy
 * @param loss mean loss in nats, without weight penalties; null, and so omitted, without
 *     probabilities
 * @param confusion [actual][predicted]; null, and so omitted, if {@code confusionCells} is not
 * @param confusionCells the same of many classes: the counts that are not zero
 * @param unit what an example is called, {@code row}; null, and so omitted, if {@code image}
 */
public record EvaluationFigures(
    int images,
    int correct,
    double accuracy,
    WilsonInterval confidence95,
    @Nullable Double loss,
    List<PerClass> classes,
    @Nullable List<List<Integer>> confusion,
    @Nullable List<ConfusionMatrix.Cell> confusionCells,
    @Nullable String unit)
    implements Figures {

  /**
   * Figures of one class.
   *
   * @param recall true positives / actual; null, and so omitted, if there are no images
   * @param precision true positives / predicted; null if it was never predicted
   */
  public record PerClass(
      String name, int images, @Nullable Double recall, @Nullable Double precision) {}

  /** Throws if a file lacks a part that is read. */
  public EvaluationFigures {
    Objects.requireNonNull(confidence95);
    if (images < 1) {
      throw new IllegalArgumentException("figures of no examples");
    }
  }

  /** Above this, a file has only the counts that are not zero: the others would be millions. */
  static final int MOST_DENSE = 200;

  public static EvaluationFigures of(
      ClassificationMetrics evaluation, List<String> names, Unit unit) {
    ConfusionMatrix confusion = evaluation.confusion();
    return new EvaluationFigures(
        evaluation.total(),
        evaluation.correct(),
        evaluation.accuracy(),
        evaluation.interval(),
        Double.isNaN(evaluation.loss()) ? null : evaluation.loss(),
        IntStream.range(0, names.size())
            .mapToObj(
                c ->
                    new PerClass(
                        names.get(c),
                        confusion.actual(c),
                        orNull(confusion.recall(c)),
                        orNull(confusion.precision(c))))
            .toList(),
        names.size() > MOST_DENSE ? null : dense(confusion),
        names.size() > MOST_DENSE ? confusion.cells() : null,
        unit == Unit.IMAGE ? null : unit.one());
  }

  private static List<List<Integer>> dense(ConfusionMatrix matrix) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int actual = 0; actual < matrix.classes(); actual++) {
      int row = actual;
      rows.add(IntStream.range(0, matrix.classes()).mapToObj(c -> matrix.count(row, c)).toList());
    }
    return rows;
  }

  @Override
  public Unit examples() {
    return Unit.of(unit);
  }

  @Override
  public String text() {
    return Formats.accuracy(correct, images, examples());
  }

  @Override
  public String namedText() {
    return "accuracy " + text();
  }

  @Override
  public String intervalText() {
    return Formats.interval(confidence95);
  }

  @Override
  public String shortText() {
    return Formats.percent(correct, images);
  }

  private static @Nullable Double orNull(OptionalDouble share) {
    return share.isPresent() ? share.getAsDouble() : null;
  }
}

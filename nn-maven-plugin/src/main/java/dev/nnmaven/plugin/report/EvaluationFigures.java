package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.plugin.evidence.Confusion;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an evaluation in JSON files.
 *
 * @param images number of images, or of what {@code unit} says
 * @param correct number of correct ones
 * @param accuracy correct / images
 * @param confidence95 95% confidence interval of the accuracy
 * @param loss mean loss in nats, without weight penalties
 * @param classes figures per class
 * @param confusion [actual][predicted]
 * @param unit what an example is called, {@code row}; null, and so omitted, if {@code image}
 */
public record EvaluationFigures(
    int images,
    int correct,
    double accuracy,
    WilsonInterval confidence95,
    double loss,
    List<PerClass> classes,
    int[][] confusion,
    @Nullable String unit)
    implements Figures {

  /**
   * Figures of one class.
   *
   * @param images number of images
   * @param recall true positives / actual; null, and so omitted, if there are no images
   * @param precision true positives / predicted; null if it was never predicted
   */
  public record PerClass(
      String name, int images, @Nullable Double recall, @Nullable Double precision) {

    private boolean isWhole() {
      return name != null && isShare(recall) && isShare(precision);
    }

    private static boolean isShare(@Nullable Double share) {
      return share == null || Double.isFinite(share);
    }
  }

  static EvaluationFigures of(ClassificationMetrics evaluation, List<String> names, Unit unit) {
    ConfusionMatrix confusion = evaluation.confusion();
    return new EvaluationFigures(
        evaluation.total(),
        evaluation.correct(),
        evaluation.accuracy(),
        evaluation.interval(),
        evaluation.loss(),
        IntStream.range(0, names.size())
            .mapToObj(
                c ->
                    new PerClass(
                        names.get(c),
                        confusion.actual(c),
                        orNull(confusion.recall(c)),
                        orNull(confusion.precision(c))))
            .toList(),
        Confusion.counts(confusion),
        unit == Unit.IMAGE ? null : unit.one());
  }

  /** What an example is called. */
  public Unit examples() {
    return Unit.of(unit);
  }

  /** Accuracy in words: {@code 91.66% (1,100 of 1,200 images)}. */
  public String accuracyText() {
    return Texts.accuracy(correct, images, examples());
  }

  /** Confidence interval in words: {@code 95% confidence 89.96% to 93.10%}. */
  public String intervalText() {
    return Texts.interval(confidence95);
  }

  /** Whether no field is missing, as may be after reading a file. */
  boolean isWhole() {
    return images > 0
        && confidence95 != null
        && Double.isFinite(confidence95.low())
        && Double.isFinite(confidence95.high())
        && Double.isFinite(loss)
        && classes != null
        && classes.stream().allMatch(one -> one != null && one.isWhole())
        && confusion != null
        && confusion.length == classes.size()
        && Arrays.stream(confusion).allMatch(row -> row != null && row.length == confusion.length);
  }

  private static @Nullable Double orNull(OptionalDouble share) {
    return share.isPresent() ? share.getAsDouble() : null;
  }
}

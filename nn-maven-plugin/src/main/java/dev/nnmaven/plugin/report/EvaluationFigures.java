package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.nn.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The figures of an evaluation as they stand in JSON files.
 *
 * @param images how many were judged
 * @param correct how many of them were recognized
 * @param accuracy correct / images
 * @param confidence95 where the true accuracy lies with a confidence of 95%
 * @param loss the mean loss of an image, without penalties on weights
 * @param classes how it did on each class
 * @param confusion [actual][predicted]
 */
public record EvaluationFigures(
    int images,
    int correct,
    double accuracy,
    Interval confidence95,
    double loss,
    List<PerClass> classes,
    int[][] confusion) {

  /** An interval with both its ends. */
  public record Interval(double low, double high) {

    private boolean isFinite() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }

  /**
   * How it did on one class.
   *
   * @param images how many images of it there are
   * @param recall which share of them was recognized; null, and so left out, if there are none
   * @param precision which share of what was taken for it is of it; null if nothing was
   */
  public record PerClass(String name, int images, Double recall, Double precision) {

    private boolean isWhole() {
      return name != null && isShare(recall) && isShare(precision);
    }

    private static boolean isShare(Double share) {
      return share == null || Double.isFinite(share);
    }
  }

  static EvaluationFigures of(Evaluation evaluation, List<String> names) {
    ConfusionMatrix confusion = evaluation.confusion();
    List<PerClass> classes = new ArrayList<>();
    int[][] counts = new int[names.size()][names.size()];
    for (int c = 0; c < names.size(); c++) {
      classes.add(
          new PerClass(
              names.get(c),
              confusion.actual(c),
              orNull(confusion.recall(c)),
              orNull(confusion.precision(c))));
      for (int p = 0; p < names.size(); p++) {
        counts[c][p] = confusion.count(c, p);
      }
    }
    return new EvaluationFigures(
        evaluation.total(),
        evaluation.correct(),
        evaluation.accuracy(),
        new Interval(evaluation.interval().low(), evaluation.interval().high()),
        evaluation.loss(),
        classes,
        counts);
  }

  /** Whether all is there, as is not sure of what was read from a file. */
  boolean isWhole() {
    return images > 0
        && confidence95 != null
        && confidence95.isFinite()
        && Double.isFinite(loss)
        && classes != null
        && classes.stream().allMatch(one -> one != null && one.isWhole())
        && confusion != null
        && confusion.length == classes.size()
        && Arrays.stream(confusion).allMatch(row -> row != null && row.length == confusion.length);
  }

  private static Double orNull(OptionalDouble share) {
    return share.isPresent() ? share.getAsDouble() : null;
  }
}

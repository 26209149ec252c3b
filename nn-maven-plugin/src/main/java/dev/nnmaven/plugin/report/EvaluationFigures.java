package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.nn.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of an evaluation as they stand in JSON files. */
record EvaluationFigures(
    int images,
    int correct,
    double accuracy,
    Interval confidence95,
    double loss,
    List<PerClass> classes,
    int[][] confusion) {

  record Interval(double low, double high) {}

  /** Recall and precision are null, and so left out, where they are undefined. */
  record PerClass(String name, int images, Double recall, Double precision) {}

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

  private static Double orNull(OptionalDouble share) {
    return share.isPresent() ? share.getAsDouble() : null;
  }
}

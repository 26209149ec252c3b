package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.text.Top;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well one column alone predicts the target: a rule is made of the training rows that has an
 * answer for each part of the column's values. For a class it is the most frequent one of the part;
 * for a number, the straight line of least squares through a part of numbers, else the mean. Texts
 * of classes have a part for each of some words. Source of the rule for classes: R. C. Holte,
 * <i>Very simple classification rules perform well on most commonly used datasets</i>, Machine
 * Learning 11 (1993).
 *
 * @param training share that it explains on the rows that it was made of: for a class, of what
 *     naming the most frequent class gets wrong; for a number, R²; NaN if there is nothing to
 *     explain
 * @param test the same on the test rows
 * @param right share of the test rows that it names the right class for; NaN for a number
 * @param words of a text, those that it goes by; else none
 */
public record OneColumnRule(double training, double test, double right, List<String> words) {

  public static OneColumnRule of(Column column, RowExamples training, RowExamples test) {
    ColumnBins bins = ColumnBins.of(column, training);
    return training.plan().isClassification()
        ? ofClasses(bins, training, test)
        : ofNumbers(bins, column.name(), training, test);
  }

  private static OneColumnRule ofClasses(ColumnBins bins, RowExamples training, RowExamples test) {
    int classes = training.classes().size();
    int[] parts = bins.of(training);
    Map<Long, Integer> counts = new HashMap<>(); // of part * classes + class
    int[] answers = new int[bins.count()];
    int[] most = new int[bins.count()];
    Arrays.fill(answers, mostFrequent(training));
    for (int i = 0; i < parts.length; i++) {
      int label = training.label(i);
      int count = counts.merge((long) parts[i] * classes + label, 1, Integer::sum);
      if (count > most[parts[i]]) {
        most[parts[i]] = count;
        answers[parts[i]] = label;
      }
    }
    double right = right(answers, bins.of(test), test);
    return new OneColumnRule(
        explained(right(answers, parts, training), training),
        explained(right, test),
        right,
        bins.telltales());
  }

  private static int mostFrequent(RowExamples rows) {
    int[] counts = rows.countPerClass();
    return Top.first(counts.length, c -> -counts[c]);
  }

  private static double right(int[] answers, int[] parts, RowExamples rows) {
    IntStream all = IntStream.range(0, parts.length);
    return (double) all.filter(i -> answers[parts[i]] == rows.label(i)).count() / parts.length;
  }

  private static double explained(double right, RowExamples rows) {
    double without = (double) rows.countPerClass()[mostFrequent(rows)] / rows.size();
    return without == 1 ? Double.NaN : (right - without) / (1 - without);
  }

  private static OneColumnRule ofNumbers(
      ColumnBins bins, String column, RowExamples training, RowExamples test) {
    String target = training.plan().target().name();
    LinesOfParts lines =
        LinesOfParts.fit(
            bins.count(),
            bins.of(training),
            bins.isNumber() ? training.raws(column) : new double[training.size()],
            training.raws(target));
    return new OneColumnRule(
        r2(lines, bins, column, training, target),
        r2(lines, bins, column, test, target),
        Double.NaN,
        bins.telltales());
  }

  private static double r2(
      LinesOfParts lines, ColumnBins bins, String column, RowExamples rows, String target) {
    double[] x = bins.isNumber() ? rows.raws(column) : new double[rows.size()];
    double[] predicted = lines.of(bins.of(rows), x);
    return RegressionMetrics.of(predicted, rows.raws(target), 0).r2().orElse(Double.NaN);
  }
}

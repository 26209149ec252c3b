package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.statistics.Normal;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How good a model is on a slice of the test examples.
 *
 * @param slice which these are
 * @param value accuracy; of numbers the root mean squared error
 * @param low of that, with 95% confidence: Wilson's interval; of numbers that of the mean of
 *     squared errors, taken as normal
 * @param high likewise
 * @param errors number of wrong answers; 0 of numbers
 * @param note most frequent confusions; of numbers the mean error
 */
public record SliceFigures(
    Slice slice, double value, double low, double high, int errors, String note) {

  /** Minimum number of examples: in a smaller slice, one example is more than 5 points. */
  public static final int FEWEST = 20;

  private static final int MOST_CONFUSIONS = 3;
  private static final double BOTH_SIDES = 0.975;

  static SliceFigures of(Slice slice, Findings<?, ?> findings) {
    int n = slice.size();
    double mean = mean(slice, squares(findings.answers()));
    return findings.match(
        classes -> {
          int errors = errors(slice, findings.answers());
          WilsonInterval interval = WilsonInterval.of(n - errors, n);
          return new SliceFigures(
              slice,
              (double) (n - errors) / n,
              interval.low(),
              interval.high(),
              errors,
              confusions(slice, classes));
        },
        numbers -> {
          double off = Normal.quantile(BOTH_SIDES) * deviation(slice, numbers.answers(), mean);
          double bias =
              mean(slice, i -> numbers.answers().predicted()[i] - numbers.answers().actual()[i]);
          return new SliceFigures(
              slice,
              Math.sqrt(mean),
              Math.sqrt(Math.max(0, mean - off)),
              Math.sqrt(mean + off),
              0,
              "mean error " + Formats.error(bias));
        });
  }

  /** Squared error of an example: 0 or 1 of a class. */
  static IntToDoubleFunction squares(Answers<?> answers) {
    return i -> answers.error(i) * answers.error(i);
  }

  private static double mean(Slice slice, IntToDoubleFunction of) {
    double sum = 0;
    for (int example : slice.examples()) {
      sum += of.applyAsDouble(example);
    }
    return sum / slice.size();
  }

  private static int errors(Slice slice, Answers<?> answers) {
    return (int) Arrays.stream(slice.examples()).filter(i -> answers.error(i) != 0).count();
  }

  /** Standard error of the mean squared error. */
  private static double deviation(Slice slice, Answers<?> answers, double mean) {
    IntToDoubleFunction squares = squares(answers);
    double variance =
        mean(slice, i -> (squares.applyAsDouble(i) - mean) * (squares.applyAsDouble(i) - mean));
    return Math.sqrt(variance / slice.size());
  }

  /** Most frequent first: {@code I as L 5, B as D 2}. */
  private static String confusions(
      Slice slice, Findings<ClassificationMetrics, Predictions> findings) {
    List<String> names = findings.measure().classes();
    Predictions answers = findings.answers();
    ConfusionMatrix confusion = new ConfusionMatrix(names.size());
    for (int i : slice.examples()) {
      confusion.add(answers.labels()[i], answers.classes()[i]);
    }
    return Confusion.in(confusion, names).stream()
        .limit(MOST_CONFUSIONS)
        .map(
            pair ->
                Formats.format(
                    "%s as %s %,d",
                    SafeText.text(pair.actual()), SafeText.text(pair.predicted()), pair.count()))
        .collect(Collectors.joining(", "));
  }
}

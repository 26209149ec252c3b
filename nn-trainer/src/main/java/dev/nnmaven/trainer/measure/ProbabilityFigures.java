package dev.nnmaven.trainer.measure;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the probabilities of a classification are worth, in JSON files and in images.
 *
 * @param auc area under the ROC curve, the mean over the classes; null, and so omitted, if all
 *     examples are of one
 * @param averagePrecision likewise
 * @param calibrationError expected calibration error
 * @param calibrationErrorByChance what one of 20 test sets exceeds of a perfectly calibrated model
 * @param brierScore mean squared error of the probabilities, summed over the classes
 * @param meanCost mean cost of the answers; null if every wrong answer costs the same
 * @param cox whether the probability of the second of two classes is that of being it; null of more
 *     classes
 * @param classes each against the rest
 * @param bins of the calibration error: those with examples, by rising probability
 */
public record ProbabilityFigures(
    @Nullable Double auc,
    @Nullable Double averagePrecision,
    double calibrationError,
    double calibrationErrorByChance,
    double brierScore,
    @Nullable Double meanCost,
    @Nullable CoxCalibration cox,
    List<OfClass> classes,
    List<Bin> bins) {

  /**
   * Figures of a class against the rest.
   *
   * @param auc null if all examples are of it, or none is
   * @param averagePrecision likewise
   */
  public record OfClass(String name, @Nullable Double auc, @Nullable Double averagePrecision) {}

  /**
   * Examples of similar probability.
   *
   * @param probability of the predicted class, the mean
   * @param correct how many are of that class
   */
  public record Bin(double probability, int correct, int examples) {}

  /** Figures of predictions, with each example once. */
  public static ProbabilityFigures of(Predictions predictions, List<String> names) {
    ClassFigures figures = new ClassFigures(predictions);
    int[] once = ClassFigures.once(predictions.size());
    List<OfClass> classes =
        IntStream.range(0, names.size())
            .mapToObj(
                c -> {
                  Ranking ranking = figures.ranking(c);
                  return new OfClass(
                      names.get(c), orNull(ranking.auc()), orNull(ranking.averagePrecision()));
                })
            .toList();
    return new ProbabilityFigures(
        mean(classes, OfClass::auc),
        mean(classes, OfClass::averagePrecision),
        figures.calibrationError().applyAsDouble(once),
        figures.calibrationErrorByChance(),
        figures.brierScore().applyAsDouble(once),
        predictions.costs().isNone() ? null : figures.cost().applyAsDouble(once),
        CoxCalibration.of(predictions, names).orElse(null),
        classes,
        figures.bins());
  }

  private static @Nullable Double orNull(double figure) {
    return Double.isNaN(figure) ? null : figure;
  }

  private static @Nullable Double mean(
      List<OfClass> classes, Function<OfClass, @Nullable Double> of) {
    return orNull(
        classes.stream()
            .map(of)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(Double.NaN));
  }
}

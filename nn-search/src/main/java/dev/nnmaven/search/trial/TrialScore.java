package dev.nnmaven.search.trial;

import dev.nnmaven.search.trial.TrialResult.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good a trial is after some epochs.
 *
 * @param bracket number of its bracket, from 1; 0 among the finalists
 * @param epochs number of epochs that it was trained for at most
 * @param results of each fold, or one
 */
public record TrialScore(Trial trial, int bracket, int epochs, List<TrialResult> results) {

  /** The better one first; of equals, the one with the smaller number. */
  public static final Comparator<TrialScore> BEST_FIRST =
      Comparator.comparingDouble(TrialScore::error)
          .thenComparing(standing -> standing.trial().number());

  /** Whether it lost without being compared. */
  public boolean isLost() {
    return !lost().isEmpty();
  }

  /** How it lost without being compared, in a word; empty if it did not. */
  public String lost() {
    return diverged() != null ? "diverged" : failed() != null ? "failed" : "";
  }

  /** How it diverged; null if it did not. */
  public @Nullable String diverged() {
    return first(TrialResult::diverged);
  }

  /** What was thrown while it was trained; null if nothing was. */
  public @Nullable String failed() {
    return first(TrialResult::failed);
  }

  private @Nullable String first(Function<TrialResult, @Nullable String> why) {
    return results.stream().map(why).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** Mean over the folds of what trials are compared by; infinite if it is lost. */
  public double error() {
    return mean(TrialResult::error);
  }

  /** Mean validation loss; infinite if it is lost. */
  public double loss() {
    return mean(TrialResult::loss);
  }

  /** Mean validation accuracy; infinite if it is lost. */
  public double accuracy() {
    return mean(TrialResult::accuracy);
  }

  /** Its epochs; of folds, the means. */
  public List<Point> curve() {
    int epochsOfAll = results.stream().mapToInt(result -> result.curve().size()).min().orElse(0);
    return IntStream.range(0, epochsOfAll)
        .mapToObj(
            e ->
                new Point(
                    e + 1,
                    mean(result -> result.curve().get(e).loss()),
                    mean(result -> result.curve().get(e).validationLoss())))
        .toList();
  }

  private double mean(Function<TrialResult, @Nullable Double> of) {
    double sum = 0;
    for (TrialResult result : results) {
      Double figure = of.apply(result);
      sum += figure == null ? Double.POSITIVE_INFINITY : figure;
    }
    return sum / results.size();
  }
}

package dev.nnmaven.trainer.job;

import dev.nnmaven.trainer.config.LinearShare;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of the answer is a linear member's: the least share whose loss out-of-fold is within one
 * standard error of the best.
 *
 * <p>Source of the rule: L. Breiman et al., <i>Classification and regression trees</i>, 1984.
 *
 * @param share from 0 to 1
 * @param judged networks and linear members together, beside what they were not trained on
 * @param text what was found, for the log
 */
record Blend(double share, Optional<OutOfSample> judged, String text) {

  private static final int STEPS = 10;

  static Blend of(LinearShare asked, Optional<OutOfSample> networks, LinearFit linear) {
    double share =
        asked
            .fixed()
            .map(BigDecimal::doubleValue)
            .orElseGet(() -> least(networks.orElseThrow(), linear.unseen().orElseThrow()));
    Optional<OutOfSample> judged =
        networks.map(
            some ->
                linear.unseen().isPresent()
                    ? blended(some, linear.unseen().get(), share)
                    : some.with(ensemble -> ensemble.withLinear(linear.network(), share)));
    return new Blend(share, judged, text(share));
  }

  private static String text(double share) {
    return Formats.format("linear    %d%% of the answer", Math.round(100 * share));
  }

  private static OutOfSample blended(OutOfSample networks, OutOfSample linear, double share) {
    return share == 0
        ? networks
        : networks.with(linear, (some, others) -> some.withLinear(others.first(), share));
  }

  /** The first share whose mean loss is within one standard error of the least. */
  private static double least(OutOfSample networks, OutOfSample linear) {
    List<List<Double>> losses = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      losses.add(blended(networks, linear, (double) step / STEPS).losses());
    }
    int best = 0;
    for (int step = 1; step < losses.size(); step++) {
      best = mean(losses.get(step)) < mean(losses.get(best)) ? step : best;
    }
    List<Double> least = losses.get(best);
    return (double)
            IntStream.range(0, best)
                .filter(step -> isAsGood(losses.get(step), least))
                .findFirst()
                .orElse(best)
        / STEPS;
  }

  /** Whether the mean of some losses is within one standard error of that of others, or below. */
  static boolean isAsGood(List<Double> losses, List<Double> best) {
    int n = losses.size();
    double mean = mean(losses) - mean(best);
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double off = losses.get(i) - best.get(i) - mean;
      squares += off * off;
    }
    return mean <= Math.sqrt(squares / (n - 1.0) / n);
  }

  private static double mean(List<Double> losses) {
    return losses.stream().mapToDouble(loss -> loss).sum() / losses.size();
  }
}

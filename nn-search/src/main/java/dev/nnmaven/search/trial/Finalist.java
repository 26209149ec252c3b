package dev.nnmaven.search.trial;

import dev.nnmaven.gate.statistics.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trial among the best, trained again with further seeds: what it was chosen by is in part luck,
 * and these results are not.
 *
 * @param selected its score when it was selected
 * @param seeds of the further trainings
 * @param further its scores with these
 */
public record Finalist(TrialScore selected, List<Long> seeds, List<TrialScore> further) {

  /** The smallest mean error first; of equals, the trial with the smaller number. */
  public static final Comparator<Finalist> BEST_FIRST =
      Comparator.comparingDouble((Finalist finalist) -> finalist.spread().mean())
          .thenComparing(finalist -> finalist.selected().trial().number());

  /** Errors with all seeds, that of the selection first. */
  public List<Double> errors() {
    return Stream.concat(Stream.of(selected), further.stream()).map(TrialScore::error).toList();
  }

  /** Mean and standard deviation of these. */
  public Spread spread() {
    return Spread.of(errors());
  }
}

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

  /** The smallest mean error first; of equals, one that is not lost, then the smaller number. */
  public static final Comparator<Finalist> BEST_FIRST =
      Comparator.comparingDouble((Finalist finalist) -> finalist.spread().mean())
          .thenComparing(finalist -> finalist.selected().isLost())
          .thenComparing(finalist -> finalist.selected().trial().number());

  /** Errors with all seeds, that of the selection first. */
  public List<Double> errors() {
    return scores().stream().map(TrialScore::error).toList();
  }

  /** Scores with all seeds, that of the selection first. */
  public List<TrialScore> scores() {
    return Stream.concat(Stream.of(selected), further.stream()).toList();
  }

  /** Whether it leads the next by more than the spread of seeds; else luck may be why. */
  public boolean isClearlyBefore(Finalist next) {
    double lead = next.spread().mean() - spread().mean();
    return lead == Double.POSITIVE_INFINITY
        || lead > spread().deviation() + next.spread().deviation();
  }

  /** Mean and standard deviation of these. */
  public Spread spread() {
    return Spread.of(errors());
  }
}

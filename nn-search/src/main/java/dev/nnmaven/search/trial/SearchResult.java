package dev.nnmaven.search.trial;

import java.util.List;

/**
 * What a search has found.
 *
 * @param standings the score of each drawn trial after each of its rungs, in this order of rungs
 * @param finalists the winner first; the start is always one of them
 */
public record SearchResult(List<TrialScore> standings, List<Finalist> finalists) {

  /** What became of the configuration that the search started from. */
  public Finalist start() {
    return finalists.stream()
        .filter(finalist -> finalist.selected().trial().isStart())
        .findFirst()
        .orElseThrow();
  }

  public Trial winner() {
    return finalists.get(0).selected().trial();
  }
}

package dev.nnmaven.search.trial;

import java.util.List;

/**
 * What a search has found.
 *
 * @param standings the score of each trial after each of its rungs, in this order of rungs
 * @param finalists the winner first
 */
public record SearchResult(List<TrialScore> standings, List<Finalist> finalists) {

  public Trial winner() {
    return finalists.get(0).selected().trial();
  }
}

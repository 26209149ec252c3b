package dev.nnmaven.search.space;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import java.util.List;

/** How a search chooses what to try, and for how long. */
public enum Algorithm implements SpecifiedEnum {
  /** At random, and only the best get all epochs: Hyperband's brackets. */
  HALVING,
  /** At random, with all epochs for each. */
  RANDOM,
  /** Each combination of lists, with all epochs. */
  GRID;

  /**
   * Parses the name.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Algorithm of(String text) {
    return Catalog.of("algorithm", values()).create(text);
  }

  /** The brackets of some trials, each trained for these epochs at most. */
  public List<Bracket> brackets(int trials, int epochs) {
    return this == HALVING ? Bracket.hyperband(trials, epochs) : Bracket.single(trials, epochs);
  }
}

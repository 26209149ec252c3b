package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Part;
import dev.nnmaven.gate.statistics.BenjaminiHochberg;
import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.gate.statistics.PairedTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tests of all classes, or all slices, together: which have become worse by more than chance.
 *
 * <p>A part of which few images changed cannot be significant, whichever way they changed: its
 * least p-value is above the level. Such a part cannot be a false alarm either, and so is left out
 * of the correction of the others. The least p-value depends on how many images changed, not on how
 * many for the worse, so that leaving out does not favour a result. Source: R. E. Tarone, <i>A
 * modified Bonferroni method for discrete data</i>, Biometrics 46 (1990); for the false discovery
 * rate P. B. Gilbert, J. R. Stat. Soc. C 54 (2005).
 */
final class PartTests {

  private final List<Part> parts;
  private final BigDecimal level;
  private final List<BigDecimal> pValues;
  private final List<Integer> able;

  /**
   * Tests parts.
   *
   * @param parts all that have images, since leaving out some because of their results would bias
   *     the correction
   */
  PartTests(List<Part> parts, BigDecimal level) {
    this.parts = parts;
    this.level = level;
    pValues = parts.stream().map(part -> part.pairs().test().pValue()).toList();
    able =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i).pairs().leastPValue().compareTo(level) <= 0)
            .boxed()
            .toList();
  }

  /** Number of tests that a part's p-value is adjusted for: its own, and all others of the able. */
  int count(int test) {
    return able.size() + (able.contains(test) ? 0 : 1);
  }

  /** Whether a part counts as worse. */
  boolean isSignificant(int test) {
    return able.contains(test) && isSignificant(test, pValues.get(test));
  }

  /** Whether a part would, with this p-value, and all others as they are. */
  private boolean isSignificant(int test, BigDecimal pValue) {
    return family(test, pValue).isSignificant(0, level);
  }

  /** A part, with a p-value, and all others that are able. */
  private BenjaminiHochberg family(int test, BigDecimal pValue) {
    List<BigDecimal> family = new ArrayList<>(List.of(pValue));
    able.stream().filter(other -> other != test).map(pValues::get).forEach(family::add);
    return new BenjaminiHochberg(family);
  }

  /** Adjusted p-value as text. */
  String adjustedText(int test) {
    return family(test, pValues.get(test)).adjustedText(0);
  }

  /** Whether a part would count as worse if all of it that was recognized were lost. */
  boolean canFail(int test) {
    return isSignificant(test, PairedTest.least(parts.get(test).recognized()));
  }

  /**
   * How many images fewer of a part would have counted as worse, with as many gained as were; empty
   * if images belong together, or if not even all would have.
   */
  OptionalInt fewest(int test) {
    Part part = parts.get(test);
    if (!part.pairs().areCounts()) {
      return OptionalInt.empty();
    }
    int gained = part.pairs().gained();
    OptionalInt lost =
        McNemar.fewestLost(part.recognized(), gained, nemar -> isSignificant(test, nemar.pValue()));
    return lost.isEmpty() ? lost : OptionalInt.of(lost.getAsInt() - gained);
  }
}

package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.statistics.BenjaminiHochberg;
import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.gate.statistics.PairedTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test of a class or slice among all of them: whether it has become worse by more than chance.
 *
 * <p>A part of which few images changed cannot be significant, whichever way they changed: its
 * least p-value is above the level. Such a part cannot be a false alarm either, and so is left out
 * of the correction of the others. The least p-value depends on how many images changed, not on how
 * many for the worse, so that leaving out does not favour a result. Source: R. E. Tarone, <i>A
 * modified Bonferroni method for discrete data</i>, Biometrics 46 (1990); for the false discovery
 * rate P. B. Gilbert, J. R. Stat. Soc. C 54 (2005).
 *
 * @param others p-values of the other parts that can be significant
 */
record PartTest(Change part, List<BigDecimal> others, BigDecimal level) {

  /**
   * Tests parts.
   *
   * @param parts all that have images, since leaving out some because of their results would bias
   *     the correction
   */
  static List<PartTest> of(List<Change> parts, BigDecimal level) {
    List<Change> able =
        parts.stream().filter(part -> part.pairs().leastPValue().compareTo(level) <= 0).toList();
    return parts.stream().map(part -> new PartTest(part, others(part, able), level)).toList();
  }

  private static List<BigDecimal> others(Change part, List<Change> able) {
    return able.stream().filter(other -> other != part).map(PartTest::pValue).toList();
  }

  private static BigDecimal pValue(Change part) {
    return part.pairs().test().pValue();
  }

  /** Number of tests that the p-value is adjusted for. */
  int count() {
    return others.size() + 1;
  }

  /** Whether the part counts as worse. */
  boolean isSignificant() {
    return isSignificant(pValue(part));
  }

  /** Whether it would, with this p-value, and all others as they are. */
  private boolean isSignificant(BigDecimal pValue) {
    return new BenjaminiHochberg(pValue, others).isSignificant(level);
  }

  /** Adjusted p-value as text. */
  String adjustedText() {
    return new BenjaminiHochberg(pValue(part), others).adjustedText();
  }

  /** Whether the part would count as worse if all of it that was recognized were lost. */
  boolean canFail() {
    return isSignificant(PairedTest.least(part.recognized()));
  }

  /**
   * How many images fewer would have counted as worse, with as many gained as were; none if images
   * belong together, or if not even all would have.
   */
  IntStream fewest() {
    int gained = part.pairs().gained();
    return part.pairs().areCounts()
        ? McNemar.fewestLost(part.recognized(), gained, nemar -> isSignificant(nemar.pValue()))
            .stream()
            .map(lost -> lost - gained)
        : IntStream.empty();
  }
}

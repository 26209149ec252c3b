package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.statistics.BenjaminiHochberg;
import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.gate.statistics.PairedTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tests of all classes together: which have become worse by more than chance.
 *
 * <p>A class of which few images changed cannot be significant, whichever way they changed: its
 * least p-value is above the level. Such a class cannot be a false alarm either, and so is left out
 * of the correction of the others. The least p-value depends on how many images changed, not on how
 * many for the worse, so that leaving out does not favour a result. Source: R. E. Tarone, <i>A
 * modified Bonferroni method for discrete data</i>, Biometrics 46 (1990); for the false discovery
 * rate P. B. Gilbert, J. R. Stat. Soc. C 54 (2005).
 */
final class ClassTests {

  private final Comparison comparison;
  private final int[] classes;
  private final BigDecimal level;
  private final List<Change> changes;
  private final List<BigDecimal> pValues;
  private final List<Integer> able;

  /**
   * Tests classes.
   *
   * @param classes indices of those that have images; all of them, since leaving out some because
   *     of their results would bias the correction
   */
  ClassTests(Comparison comparison, int[] classes, BigDecimal level) {
    this.comparison = comparison;
    this.classes = classes;
    this.level = level;
    List<Change> all = comparison.classes();
    changes = IntStream.of(classes).mapToObj(all::get).toList();
    List<Pairs> pairs = IntStream.of(classes).mapToObj(comparison::pairs).toList();
    pValues = pairs.stream().map(one -> one.test().pValue()).toList();
    able =
        IntStream.range(0, classes.length)
            .filter(i -> pairs.get(i).leastPValue().compareTo(level) <= 0)
            .boxed()
            .toList();
  }

  /** Number of classes that are corrected for. */
  int count() {
    return able.size();
  }

  /** Whether a class counts as worse. */
  boolean isSignificant(int test) {
    return able.contains(test) && isSignificant(test, pValues.get(test));
  }

  /** Whether a class would, with this p-value, and all others as they are. */
  private boolean isSignificant(int test, BigDecimal pValue) {
    return family(test, pValue).isSignificant(0, level);
  }

  /** A class, with a p-value, and all others that are able. */
  private BenjaminiHochberg family(int test, BigDecimal pValue) {
    List<BigDecimal> family = new ArrayList<>(List.of(pValue));
    able.stream().filter(other -> other != test).map(pValues::get).forEach(family::add);
    return new BenjaminiHochberg(family);
  }

  /** Adjusted p-value as text. */
  String adjustedText(int test) {
    return family(test, pValues.get(test)).adjustedText(0);
  }

  /** Whether a class would count as worse if all of it that was recognized were lost. */
  boolean canFail(int test) {
    return isSignificant(test, PairedTest.least(comparison.recognizedUnits(classes[test])));
  }

  /**
   * How many images fewer of a class would have counted as worse, with as many gained as were;
   * empty if images belong together, or if not even all would have.
   */
  OptionalInt fewest(int test) {
    Change change = changes.get(test);
    if (comparison.pairs().groups() > 0) {
      return OptionalInt.empty();
    }
    OptionalInt lost =
        McNemar.fewestLost(
            change.before(), change.gained(), one -> isSignificant(test, one.pValue()));
    return lost.isEmpty() ? lost : OptionalInt.of(lost.getAsInt() - change.gained());
  }
}

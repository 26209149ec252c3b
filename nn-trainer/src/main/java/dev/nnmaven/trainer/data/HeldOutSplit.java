package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which examples are held out: a fraction of each part of them, such as a class, those with the
 * smallest keys. Equal keys stay together, so that all of a part may be held out.
 *
 * <p>Keys depend on contents alone, not on names, dates or a seed: so the split is the same on
 * every machine and for every seed, and further examples hardly move others.
 *
 * @param parts part of each example, from 0, [N]
 * @param names of the parts, for messages: {@code class A}
 * @param held whether each example is held out, [N]
 */
record HeldOutSplit(
    Examples examples, BigDecimal fraction, int[] parts, List<String> names, boolean[] held) {

  /** What is said of a split, by those whose examples are split. */
  interface Wording {

    /** That a part is equal throughout, so that no example is left to train on. */
    String tooFew(HeldOutSplit split, String part, int size);

    /** Why more of a part is held out than the fraction: its examples stay together. */
    String why(HeldOutSplit split, int part);

    /** The mistakes as they are told, of all parts. */
    default List<String> told(HeldOutSplit split, List<String> mistakes) {
      return mistakes;
    }
  }

  /** From so many times what a fraction asks for on, much more is held out. */
  private static final double MUCH_MORE = 1.25;

  /**
   * Splits each class.
   *
   * @param keys of all examples, compared as unsigned numbers
   * @param fraction between 0 and 1, both excluded; rounded to whole examples, at least one
   */
  static HeldOutSplit ofClasses(Examples examples, long[] keys, BigDecimal fraction) {
    int[] labels = IntStream.range(0, examples.size()).map(examples::label).toArray();
    List<String> names =
        examples.classes().stream().map(name -> "class " + SafeText.text(name)).toList();
    return of(examples, keys, labels, names, fraction);
  }

  /** Splits all examples at once, which have a name for messages. */
  static HeldOutSplit ofAll(Examples examples, long[] keys, String name, BigDecimal fraction) {
    return of(examples, keys, new int[keys.length], List.of(name), fraction);
  }

  private static HeldOutSplit of(
      Examples examples, long[] keys, int[] parts, List<String> names, BigDecimal fraction) {
    if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      throw Illegal.argument("the fraction lies between 0 and 1, found %s", fraction);
    }
    HeldOutSplit split =
        new HeldOutSplit(examples, fraction, parts, names, new boolean[keys.length]);
    Map<Integer, List<Integer>> members =
        IntStream.range(0, parts.length).boxed().collect(Collectors.groupingBy(i -> parts[i]));
    for (List<Integer> ofPart : members.values()) {
      // Signed numbers in the order that the unsigned ones have.
      long[] sorted = ofPart.stream().mapToLong(i -> keys[i] + Long.MIN_VALUE).sorted().toArray();
      long last = sorted[split.wanted(sorted.length) - 1];
      for (int i : ofPart) {
        split.held[i] = keys[i] + Long.MIN_VALUE <= last;
      }
    }
    return split;
  }

  /** Number of examples in the fraction of some, rounded, at least one if there are any. */
  private int wanted(int some) {
    int rounded =
        fraction
            .multiply(BigDecimal.valueOf(some))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
    return Math.max(rounded, Math.min(1, some));
  }

  /** Number of examples of each part that are held out, or that are not. */
  private int[] counts(boolean wanted) {
    int[] counts = new int[names.size()];
    indices(wanted).forEach(i -> counts[parts[i]]++);
    return counts;
  }

  private IntStream indices(boolean wanted) {
    return IntStream.range(0, held.length).filter(i -> held[i] == wanted);
  }

  /**
   * The examples, with warnings about how they were split.
   *
   * @throws DatasetException if no example of a part is left to train on
   */
  Split split(Wording wording) throws DatasetException {
    DatasetException.throwIfAny(wording.told(this, mistakes(wording)));
    return new Split(
        examples.of(indices(false).boxed().toList()),
        examples.of(indices(true).boxed().toList()),
        warnings(wording));
  }

  /** What is wrong with parts of which no example is left to train on, a line each. */
  private List<String> mistakes(Wording wording) {
    int[] kept = counts(false);
    int[] taken = counts(true);
    List<String> mistakes = new ArrayList<>();
    for (int part = 0; part < kept.length; part++) {
      int all = taken[part];
      if (kept[part] == 0 && all > 0) {
        mistakes.add(
            all > 1 && wanted(all) == all
                ? "holding out %s takes all %s %s of %s; hold out less"
                    .formatted(fraction, all, examples.unit().many(), names.get(part))
                : wording.tooFew(this, names.get(part), all));
      }
    }
    return mistakes;
  }

  /**
   * Parts of which much more is held out than the fraction, by a quarter and by more than one, a
   * line each.
   */
  private List<String> warnings(Wording wording) {
    int[] kept = counts(false);
    int[] taken = counts(true);
    List<String> warnings = new ArrayList<>();
    for (int part = 0; part < kept.length; part++) {
      int all = kept[part] + taken[part];
      int wanted = wanted(all);
      if (taken[part] >= wanted * MUCH_MORE && taken[part] > wanted + 1) {
        warnings.add(
            "%s%s of %s %s are held out, not %s: %s"
                .formatted(
                    names.size() == 1 ? "" : names.get(part) + ": ",
                    Formats.count(taken[part]),
                    Formats.count(all),
                    examples.unit().many(),
                    Formats.count(wanted),
                    wording.why(this, part)));
      }
    }
    return warnings;
  }
}

package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parts of equal size for cross-validation: each example is in one of them, and is the validation
 * part of those that are trained on the others.
 *
 * <p>Each class is spread evenly. Equal examples stay together, and so do examples of a group: no
 * example of a fold has a copy in its training data. A seed decides the rest.
 *
 * @param foldOf number of each example's fold, from 0
 * @param count number of folds, k
 */
public record Folds(Examples examples, List<Integer> foldOf, int count) {

  /**
   * Deals out examples.
   *
   * @param count number of folds, at least 2
   * @param groups finds the group in the name of an example, as for {@link Groups#of}
   * @throws DatasetException if a class has too few examples, or a name no group
   */
  public static Folds of(Examples examples, int count, Optional<Pattern> groups, long seed)
      throws DatasetException {
    examples.requireFolds();
    Deal deal = new Deal(examples, equal(count));
    Folds folds = dealt(deal, groups, seed);
    deal.requireAllClasses();
    return folds;
  }

  /**
   * Deals out examples, whether or not each class comes to each fold; some may be empty.
   *
   * @param groups as for {@link #of}
   * @throws DatasetException if a name has no group
   */
  public static Folds lenient(Examples examples, int count, Optional<Pattern> groups, long seed)
      throws DatasetException {
    return dealt(new Deal(examples, equal(count)), groups, seed);
  }

  /**
   * Holds out a fraction: without groups as {@link Examples#split}, with groups as nearly as they
   * allow. No seed has an effect: networks of all seeds are compared on the same examples.
   *
   * @param groups as for {@link #of}
   * @throws DatasetException if a name has no group, or too few examples are left
   */
  public static Split holdOut(Examples examples, BigDecimal fraction, Optional<Pattern> groups)
      throws DatasetException {
    if (groups.isEmpty()) {
      return examples.split(fraction);
    }
    double share = fraction.doubleValue();
    Deal deal = new Deal(examples, new double[] {1 - share, share});
    Folds parts = dealt(deal, groups, 0);
    deal.requireBothParts(fraction);
    return parts.split(1);
  }

  private static Folds dealt(Deal deal, Optional<Pattern> groups, long seed)
      throws DatasetException {
    Examples examples = deal.examples;
    List<List<Integer>> together = List.copyOf(Groups.together(examples, groups));
    int[] order = IntStream.range(0, together.size()).toArray();
    RandomStream.of(seed).derive("folds").shuffle(order);
    List<List<Integer>> sorted =
        new ArrayList<>(IntStream.of(order).mapToObj(together::get).toList());
    // The largest first, as long as there is room to even them out; stable, so the rest is
    // shuffled.
    sorted.sort(Comparator.comparing(group -> -group.size()));
    Integer[] foldOf = new Integer[examples.size()];
    for (List<Integer> group : sorted) {
      int fold = deal.add(group);
      group.forEach(example -> foldOf[example] = fold);
    }
    return new Folds(examples, List.of(foldOf), deal.sizes.length);
  }

  private static double[] equal(int count) {
    double[] shares = new double[count];
    Arrays.fill(shares, 1);
    return shares;
  }

  /** Validation examples, from 0, beside those that are then trained on. */
  public Split split(int fold) {
    return new Split(part(fold, false), part(fold, true), List.of());
  }

  /** The examples of a fold, or all others. */
  public Examples part(int fold, boolean inside) {
    return examples.of(
        IntStream.range(0, examples.size())
            .filter(example -> (foldOf.get(example) == fold) == inside)
            .boxed()
            .toList());
  }

  /** Folds that are being filled. */
  private static final class Deal {

    private final Examples examples;
    private final int[][] inFold; // [fold][class]
    private final int[] sizes;
    private final double[] shares; // of the examples, relative to each other
    private final int[] all;

    Deal(Examples examples, double[] shares) {
      this.examples = examples;
      this.all = hasClasses() ? examples.countPerClass() : new int[] {examples.size()};
      this.inFold = new int[shares.length][all.length];
      this.sizes = new int[shares.length];
      this.shares = shares;
    }

    private boolean hasClasses() {
      return !examples.classes().isEmpty();
    }

    /** Class of an example; where numbers are predicted, all are of one. */
    private int label(int example) {
      return hasClasses() ? examples.label(example) : 0;
    }

    /**
     * Adds a group to the fold that then has the least of its classes; of these, to the smallest.
     */
    int add(List<Integer> group) {
      int best = 0;
      for (int fold = 1; fold < sizes.length; fold++) {
        int order = Double.compare(share(fold, group), share(best, group));
        if (order < 0 || (order == 0 && sizes[fold] < sizes[best])) {
          best = fold;
        }
      }
      for (int example : group) {
        inFold[best][label(example)]++;
      }
      sizes[best] += group.size();
      return best;
    }

    /** What a fold would have of the group's classes with the group, relative to its share. */
    private double share(int fold, List<Integer> group) {
      int[] own = new int[all.length];
      group.forEach(example -> own[label(example)]++);
      double share = 0;
      for (int example : group) {
        int label = label(example);
        share += (double) (inFold[fold][label] + own[label]) / all[label];
      }
      return share / shares[fold];
    }

    void requireAllClasses() throws DatasetException {
      List<String> mistakes = new ArrayList<>();
      for (int label = 0; label < all.length; label++) {
        int c = label;
        long with = IntStream.range(0, sizes.length).filter(f -> inFold[f][c] > 0).count();
        if (with < sizes.length) {
          mistakes.add(
              ("nn.folds: %s is in %s of %s folds only: it has %s, and equal ones, or all of a"
                      + " group, stay together. Use fewer folds, or add some")
                  .formatted(name(label), with, sizes.length, examples.unit().count(all[label])));
        }
      }
      DatasetException.throwIfAny(mistakes);
    }

    /** Of two parts, each has examples, and the first has some of each class. */
    void requireBothParts(BigDecimal fraction) throws DatasetException {
      if (sizes[1] == 0) {
        throw new DatasetException(
            "no group (nn.groups) is small enough to hold out %s of the %s; hold out more, or add"
                + " groups",
            Numbers.percent(fraction), examples.unit().many());
      }
      List<String> mistakes = new ArrayList<>();
      for (int label = 0; label < all.length; label++) {
        if (inFold[0][label] == 0 && all[label] > 0) {
          mistakes.add(
              "all %s of %s are of groups (nn.groups) that are held out; add groups that have some"
                  .formatted(examples.unit().many(), name(label)));
        }
      }
      DatasetException.throwIfAny(mistakes);
    }

    private String name(int label) {
      return hasClasses() ? "class " + SafeText.text(examples.classes().get(label)) : "the data";
    }
  }
}

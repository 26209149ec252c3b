package dev.nnmaven.gate.baseline;

import dev.nnmaven.trainer.text.Texts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two models on the same examples: by how much the error of each has changed. */
public final class Pairs {

  private final double[] rises;
  private final int[] groups;
  private @Nullable PairedTest test;

  /**
   * Creates them.
   *
   * @param rises error now − error before, of each example, [N]; of classes, an error is 1
   * @param groups number of each example's group, [N]; none if each is on its own
   */
  public Pairs(double[] rises, int[] groups) {
    this.rises = rises;
    this.groups = groups;
  }

  /** Some of them. */
  Pairs of(IntPredicate which) {
    int[] some = IntStream.range(0, rises.length).filter(which).toArray();
    return new Pairs(
        Arrays.stream(some).mapToDouble(i -> rises[i]).toArray(),
        groups.length == 0 ? groups : Arrays.stream(some).map(i -> groups[i]).toArray());
  }

  /** Number of examples whose error is larger. */
  public int worse() {
    return (int) DoubleStream.of(rises).filter(rise -> rise > 0).count();
  }

  /** Number of examples whose error is smaller. */
  public int better() {
    return (int) DoubleStream.of(rises).filter(rise -> rise < 0).count();
  }

  /** Number of groups; 0 if each example is on its own. */
  public int groups() {
    return (int) Arrays.stream(groups).distinct().count();
  }

  /** Whether the rise of the mean error is more than chance; computed when first asked for. */
  public PairedTest test() {
    PairedTest known = test;
    if (known == null) {
      known = PairedTest.of(groups.length == 0 ? rises : sums());
      test = known;
    }
    return known;
  }

  /** Name of the test in reports. */
  public String testName() {
    return test().name() + (groups.length == 0 ? "" : " over " + Texts.count(groups(), "group"));
  }

  /** Sum of each group, Σ in the order of the examples. */
  private double[] sums() {
    Map<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < rises.length; i++) {
      sums.merge(groups[i], rises[i], Double::sum);
    }
    return sums.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}

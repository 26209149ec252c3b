package dev.nnmaven.trainer.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds out a fraction of the samples of each class. */
public final class HeldOutFraction {

  private static final double MUCH_MORE = 1.25;

  private HeldOutFraction() {}

  /**
   * Decides which samples are held out: in each class those with the smallest keys. Equal keys stay
   * together, so that all of a class may be held out.
   *
   * @param keys of all samples, compared as unsigned numbers
   * @param labels class of each sample, from 0
   * @param fraction between 0 and 1, both excluded
   * @return for each sample whether it is held out
   * @throws IllegalArgumentException if the fraction is another
   */
  public static boolean[] hold(long[] keys, int[] labels, BigDecimal fraction) {
    if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the fraction lies between 0 and 1, found " + fraction);
    }
    boolean[] held = new boolean[keys.length];
    for (int[] members : byLabel(labels)) {
      if (members.length > 0) {
        // Signed numbers in the order that the unsigned ones have.
        long[] sorted =
            IntStream.of(members).mapToLong(i -> keys[i] + Long.MIN_VALUE).sorted().toArray();
        long last = sorted[of(fraction, members.length) - 1];
        for (int i : members) {
          held[i] = keys[i] + Long.MIN_VALUE <= last;
        }
      }
    }
    return held;
  }

  /** Samples of each label, in order. */
  private static int[][] byLabel(int[] labels) {
    int[] sizes = new int[1 + IntStream.of(labels).max().orElse(-1)];
    for (int label : labels) {
      sizes[label]++;
    }
    int[][] members = new int[sizes.length][];
    Arrays.setAll(members, label -> new int[sizes[label]]);
    for (int i = labels.length - 1; i >= 0; i--) {
      members[labels[i]][--sizes[labels[i]]] = i;
    }
    return members;
  }

  /**
   * Says that a fraction takes all samples of a class; empty if they are all held out because they
   * are equal.
   *
   * @param what they are: {@code rows of class A}
   */
  public static Optional<String> takesAll(BigDecimal fraction, int samples, String what) {
    return samples > 1 && of(fraction, samples) == samples
        ? Optional.of(
            "holding out %s takes all %s %s; hold out less".formatted(fraction, samples, what))
        : Optional.empty();
  }

  /**
   * Whether much more is held out than a fraction, since equal samples or those of a group stay
   * together: by a quarter, and by more than one.
   *
   * @param held number of samples that are held out
   * @param all number of samples
   */
  public static boolean isMuchMore(BigDecimal fraction, int held, int all) {
    int wanted = of(fraction, all);
    return held >= wanted * MUCH_MORE && held > wanted + 1;
  }

  /** Number of samples in a fraction of them, rounded, at least one if there are any. */
  public static int of(BigDecimal fraction, int samples) {
    int rounded =
        fraction
            .multiply(BigDecimal.valueOf(samples))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
    return Math.max(rounded, Math.min(1, samples));
  }
}

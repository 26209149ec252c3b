package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.text.Illegal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of columns are to become inputs: scaled, and, if wanted, with an input for each
 * of some bins besides.
 *
 * @param bins number of bins that have equally many training rows, or 0
 */
public record NumberEncoding(NumberScaling scaling, int bins) {

  /** Each number is standardized, and nothing else. */
  public static final NumberEncoding STANDARD = new NumberEncoding(NumberScaling.STANDARD, 0);

  private static final NumberEncoding ROBUST = new NumberEncoding(NumberScaling.ROBUST, 0);
  private static final String PIECEWISE = "piecewise";
  private static final int DEFAULT_BINS = 16;

  private static final Catalog<NumberEncoding> CATALOG =
      new Catalog<NumberEncoding>("encoding of numbers")
          .add(NumberScaling.STANDARD.specification(), () -> STANDARD)
          .add(NumberScaling.ROBUST.specification(), () -> ROBUST)
          .add(PIECEWISE, List.of("bins"), NumberEncoding::piecewise);

  private static NumberEncoding piecewise(@Nullable Arguments given) {
    int bins = given == null ? DEFAULT_BINS : given.integer("bins", DEFAULT_BINS);
    if (bins < 2 || bins > FittedNumber.MOST_BINS) {
      throw Illegal.argument(
          "%s: expected 2 to %s bins, found %s", PIECEWISE, FittedNumber.MOST_BINS, bins);
    }
    return new NumberEncoding(NumberScaling.ROBUST, bins);
  }

  /**
   * Parses {@code standard}, {@code robust}, {@code piecewise} or {@code piecewise(16)}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static NumberEncoding of(String text) {
    return CATALOG.create(text);
  }

  /** Canonical text: {@code standard}, {@code robust}, {@code piecewise(16)}. */
  public String specification() {
    return bins == 0 ? scaling.specification() : "%s(%s)".formatted(PIECEWISE, bins);
  }

  /**
   * Fits to the numbers of the training rows.
   *
   * @param values in the order of the rows; at least one
   * @throws IllegalArgumentException if they are too large
   */
  FittedNumber fit(double[] values) {
    return new FittedNumber(scaling, scaling.fit(values), bins == 0 ? List.of() : bounds(values));
  }

  /** Values that occur, so that a column of two values has no bins. */
  private List<Double> bounds(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    List<Double> bounds =
        IntStream.rangeClosed(0, bins)
            .mapToDouble(bin -> sorted[(int) ((long) bin * (sorted.length - 1) / bins)])
            .distinct() // a value that many rows have ends several bins
            .boxed()
            .toList();
    return bounds.size() < FittedNumber.FEWEST_BOUNDS ? List.of() : bounds;
  }
}

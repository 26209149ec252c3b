package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Shown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column with what was fitted to the training rows: how its raw numbers become inputs.
 *
 * @param column its values are those of the training rows
 * @param parts for kinds that are standardized, how each of their numbers is: one, or three of a
 *     date; else empty
 * @param fillValue the most frequent raw number where missing values are replaced by it, else 0
 */
public record FittedColumn(Column column, List<Standardization> parts, int fillValue) {

  /**
   * Validates that the parts fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public FittedColumn {
    parts = List.copyOf(parts);
    boolean standardized = column.kind().isStandardized();
    int most = column.kind() == ColumnKind.YES_NO ? 1 : Math.max(0, column.values().size() - 1);
    if (parts.size() != (standardized ? column.width() : 0)
        || fillValue < 0
        || fillValue > (standardized ? 0 : most)) {
      throw new IllegalArgumentException(column + " has numbers that do not fit its kind");
    }
    if (column.kind() == ColumnKind.CATEGORY && column.values().isEmpty()) {
      throw new IllegalArgumentException(column + " has no values");
    }
  }

  /**
   * Fits a column to raw numbers.
   *
   * @param column with the values that occur
   * @param raws of the training rows, in their order; NaN if missing
   * @throws IllegalArgumentException if one is missing and must not be, all are, or they cannot be
   *     standardized
   */
  static FittedColumn fit(Column column, double[] raws) {
    double[] present = Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).toArray();
    if (present.length == 0) {
      throw new IllegalArgumentException(column + " has no value in the training rows; ignore it");
    }
    if (present.length < raws.length && column.missing() == Missing.REFUSE) {
      throw new IllegalArgumentException(
          "%s has no value in %s of %s training rows; give them, ignore the column, or choose"
                  .formatted(column, raws.length - present.length, raws.length)
              + " how missing values are treated: mean or indicator");
    }
    List<Standardization> parts = new ArrayList<>();
    for (int part = 0; column.kind().isStandardized() && part < column.width(); part++) {
      int which = part;
      try {
        parts.add(
            Standardization.of(
                Arrays.stream(present).map(raw -> part(column, which, raw)).toArray()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s has numbers so large that they cannot be standardized: %s"
                .formatted(column, e.getMessage()),
            e);
      }
    }
    boolean indicates = column.missing() == Missing.INDICATOR && present.length < raws.length;
    boolean replaces = column.missing() != Missing.REFUSE && !indicates;
    boolean words = !column.kind().isStandardized();
    return new FittedColumn(
        replaces ? column.with(Missing.MEAN) : column,
        parts,
        replaces && words ? mostFrequent(present) : 0);
  }

  private static int mostFrequent(double[] raws) {
    int[] counts = new int[1 + (int) Arrays.stream(raws).max().orElse(0)];
    int best = 0;
    for (double raw : raws) {
      counts[(int) raw]++;
    }
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }

  /** One of the numbers of a standardized kind. */
  private static double part(Column column, int part, double raw) {
    if (column.kind() != ColumnKind.DATE || part == 0) {
      return raw;
    }
    LocalDate date = LocalDate.ofEpochDay((long) raw);
    return part == 1 ? date.getMonthValue() : date.getDayOfWeek().getValue();
  }

  /** Number of inputs that it makes. */
  public int inputs() {
    return column.width() + (column.missing() == Missing.INDICATOR ? 1 : 0);
  }

  /**
   * Writes the {@link #inputs} of a raw number to {@code destination}, starting at {@code from}:
   * the numbers, or one for each value of a category, and then the one for missing values, if they
   * have one.
   *
   * @param raw as {@link Column#raw} gives it
   * @throws IllegalArgumentException if it is missing and must not be, or beyond the range of float
   *     once it is standardized
   */
  public void load(double raw, float[] destination, int from) {
    Arrays.fill(destination, from, from + inputs(), 0f);
    double value = raw;
    if (Double.isNaN(raw)) {
      if (column.missing() == Missing.REFUSE) {
        throw new IllegalArgumentException(
            column + " has no value, and the model was trained without missing ones");
      }
      if (column.missing() == Missing.INDICATOR) {
        destination[from + inputs() - 1] = 1f;
        return;
      }
      if (column.kind().isStandardized()) {
        return; // the mean, standardized, is 0
      }
      value = fillValue;
    }
    switch (column.kind()) {
      case CATEGORY -> choose(value, destination, from);
      case YES_NO -> destination[from] = (float) value;
      default -> standardize(value, destination, from);
    }
  }

  /** Whether {@link #load} takes a raw number. */
  boolean accepts(double raw) {
    if (Double.isNaN(raw)) {
      return column.missing() != Missing.REFUSE;
    }
    return parts.isEmpty()
        ? raw != Column.UNSEEN || column.acceptsUnknown()
        : Float.isFinite(parts.get(0).apply(raw));
  }

  private void choose(double value, float[] destination, int from) {
    if (value != Column.UNSEEN) {
      destination[from + (int) value] = 1f;
    } else if (!column.acceptsUnknown()) {
      throw new IllegalArgumentException(
          "%s: expected one of %s, found another"
              .formatted(column, Shown.first(column.values(), Column.MOST_SHOWN)));
    }
  }

  private void standardize(double value, float[] destination, int from) {
    for (int part = 0; part < parts.size(); part++) {
      float input = parts.get(part).apply(part(column, part, value));
      if (!Float.isFinite(input)) {
        throw new IllegalArgumentException(
            "%s: %s is too far from the mean of the training rows, %s"
                .formatted(column, column.text(value), FloatText.of(parts.get(part).mean())));
      }
      destination[from + part] = input;
    }
  }
}

package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column with what was fitted to the training rows: how its raw numbers become inputs.
 *
 * @param column its values are those of the training rows
 * @param parts for kinds that are standardized, what becomes of each of their numbers: one, or
 *     three of a date, all scaled in one way; else empty
 * @param fillValue the most frequent raw number where missing values are replaced by it, else 0
 * @param range of the raw numbers of the training rows, for kinds that are standardized; empty if
 *     the model does not say it
 */
public record FittedColumn(
    Column column, List<FittedNumber> parts, int fillValue, Optional<Range> range) {

  private static final int SHOWN_CATEGORIES = 3;
  private static final int SHOWN_DIGITS = 7;

  /** The days that a date can be written of, since 1970-01-01: years 0 to 9999. */
  private static final Range DAYS = new Range(-719_528, 2_932_896);

  /** The least and the largest of some numbers. */
  public record Range(double least, double largest) {

    /** Throws IllegalArgumentException if one is not finite, or the least is not the least. */
    public Range {
      if (!(least <= largest && largest - least < Double.POSITIVE_INFINITY)) {
        throw Illegal.argument(
            "expected a range from the least to the largest number, found %s to %s",
            FloatText.of(least), FloatText.of(largest));
      }
    }

    private static Range of(double[] numbers) {
      DoubleSummaryStatistics all = Arrays.stream(numbers).summaryStatistics();
      return new Range(all.getMin(), all.getMax());
    }

    private double nearest(double number) {
      return Math.max(least, Math.min(largest, number));
    }

    private boolean holds(double number) {
      return number == nearest(number);
    }
  }

  /** Throws IllegalArgumentException if the parts do not fit the kind of column. */
  public FittedColumn {
    parts = List.copyOf(parts);
    boolean standardized = column.kind().isStandardized();
    int most = column.kind() == ColumnKind.YES_NO ? 1 : Math.max(0, column.values().size() - 1);
    if (parts.size() != (standardized ? column.width() : 0)
        || parts.stream().map(FittedNumber::scaling).distinct().count() > 1
        || (range.isPresent() && !standardized)
        || fillValue < 0
        || fillValue > (standardized ? 0 : most)) {
      throw Illegal.argument("%s has numbers that do not fit its kind", column);
    }
    int mostValues = column.kind() == ColumnKind.TEXT ? Vocabulary.MOST : Column.MOST_VALUES;
    if (column.values().size() > mostValues) {
      throw Illegal.argument(
          "%s has %s values, expected at most %s; ignore it, or give it another kind",
          column, column.values().size(), mostValues);
    }
    if (column.missing() == Missing.AUTO) {
      throw Illegal.argument("%s: how missing values are treated is not decided", column);
    }
    if (column.kind() == ColumnKind.CATEGORY && column.values().isEmpty()) {
      throw Illegal.argument("%s has no values", column);
    }
  }

  /**
   * Fits a column to raw numbers.
   *
   * @param column with the values that occur
   * @param raws of the training rows, in their order; NaN if missing
   * @param numbers how its numbers become inputs, if it has any
   * @throws IllegalArgumentException if one is missing and must not be, all are, or they cannot be
   *     standardized
   */
  static FittedColumn fit(Column column, double[] raws, NumberEncoding numbers) {
    double[] present = Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).toArray();
    if (present.length == 0) {
      throw Illegal.argument("%s has no value in the training rows; ignore it", column);
    }
    if (present.length < raws.length && column.missing() == Missing.REFUSE) {
      throw Illegal.argument(
          "%s has no value in %s of %s training rows; give them, ignore the column, or choose"
              + " how missing values are treated: mean or indicator",
          column, raws.length - present.length, raws.length);
    }
    List<FittedNumber> parts = new ArrayList<>();
    for (int part = 0; column.kind().isStandardized() && part < column.width(); part++) {
      int which = part;
      try {
        parts.add(
            numbers.fit(Arrays.stream(present).map(raw -> part(column, which, raw)).toArray()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s has numbers so large that they cannot be standardized: %s"
                .formatted(column, e.getMessage()),
            e);
      }
    }
    Missing missing = column.missing().fitted(raws.length - present.length, raws.length);
    boolean fills = missing == Missing.MEAN && !column.kind().isStandardized();
    return new FittedColumn(
        column.with(missing),
        parts,
        fills ? mostFrequent(counts(present, 1 + (int) Arrays.stream(present).max().orElse(0))) : 0,
        parts.isEmpty() ? Optional.empty() : Optional.of(Range.of(present)));
  }

  /** Number of rows that have each of some values; not of those that are missing or unseen. */
  static int[] counts(double[] raws, int values) {
    int[] counts = new int[values];
    for (double raw : raws) {
      if (raw >= 0) {
        counts[(int) raw]++;
      }
    }
    return counts;
  }

  /** The value that most rows have, the first of equals. */
  static int mostFrequent(int[] counts) {
    int best = 0;
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
    int inputs = column.width() + (column.missing() == Missing.INDICATOR ? 1 : 0);
    for (int part = 0; part < parts.size(); part++) {
      inputs += parts.get(part).bins();
    }
    return inputs;
  }

  /**
   * Writes the {@link #inputs} of a raw number to {@code destination}, starting at {@code from}:
   * the numbers and then their bins, or one for each value of a category; and at last the one for
   * missing values, if they have one.
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
        throw Illegal.argument(
            "%s has no value, and the model was trained without missing ones", column);
      }
      if (column.missing() == Missing.INDICATOR) {
        destination[from + inputs() - 1] = 1f;
        return;
      }
      if (column.kind().isStandardized()) {
        return; // the mean or median, scaled, is 0, and so is the middle of bins
      }
      value = fillValue;
    } else if (isRefused(raw)) {
      throw Illegal.argument(
          "%s: expected one of %s, found another",
          column, SafeText.first(column.values(), Column.MOST_SHOWN));
    }
    switch (column.kind()) {
      case TEXT -> throw new IllegalStateException("a text is not a number");
      case CATEGORY -> {
        if (value != Column.UNSEEN) {
          destination[from + (int) value] = 1f;
        }
      }
      case YES_NO -> destination[from] = (float) value;
      default -> scale(value, destination, from);
    }
  }

  /** Writes the {@link #inputs} of a value as an application has it: a text, a number, a date. */
  void load(@Nullable Object value, float[] destination, int from) {
    if (column.kind() == ColumnKind.TEXT) {
      loadTokens(tokens(value), destination, from);
    } else {
      load(column.raw(value), destination, from);
    }
  }

  /**
   * The tokens of a value as an application has it, by {@link TextTokenizer}; none if it is
   * missing, or the column has no texts.
   *
   * @throws IllegalArgumentException if it is not a text
   */
  public List<String> tokens(@Nullable Object value) {
    if (column.kind() != ColumnKind.TEXT || value == null || Column.isMissing(value)) {
      return List.of();
    }
    if (CellValue.word(value) == null) {
      column.raw(value);
    }
    return TextTokenizer.tokens(String.valueOf(CellValue.word(value)));
  }

  /**
   * Writes the {@link #inputs} of a text of these tokens. An empty token has no n-grams, nor have
   * its neighbors any with it: so a word is left out.
   */
  public void loadTokens(List<String> tokens, float[] destination, int from) {
    Arrays.fill(destination, from, from + inputs(), 0f);
    TextVector.of(tokens, (Vocabulary) column.values()).load(destination, from);
  }

  /** The n-grams of a text that the model has. */
  TextVector vector(String text) {
    return TextVector.of(TextTokenizer.tokens(text), (Vocabulary) column.values());
  }

  /**
   * Writes inputs that stand for no value in particular, as far as the model knows the training
   * rows: the mean of numbers, ordinals and dates (or their median, if that becomes 0) with its
   * bins; an empty text; the most frequent value where missing ones are replaced by it; else all
   * values alike. No value is missing.
   */
  public void loadReference(float[] destination, int from) {
    Arrays.fill(destination, from, from + inputs(), 0f);
    if (column.kind() == ColumnKind.TEXT) {
      return;
    }
    if (knowsMostFrequent()) {
      load(fillValue, destination, from);
    } else if (parts.isEmpty()) {
      int values = column.kind() == ColumnKind.YES_NO ? 2 : column.width();
      Arrays.fill(destination, from, from + column.width(), 1f / values);
    }
    int bins = from + parts.size();
    for (FittedNumber number : parts) {
      number.loadBins(number.scale().mean(), destination, bins);
      bins += number.bins();
    }
  }

  private boolean knowsMostFrequent() {
    return parts.isEmpty() && column.missing() == Missing.MEAN;
  }

  /**
   * What {@link #loadReference} stands for: {@code mean 43.92}, {@code most frequent: Biscoe}. Of a
   * date or ordinal it is the nearest that there is.
   */
  public String reference() {
    if (column.kind() == ColumnKind.TEXT) {
      return "empty text";
    }
    if (parts.isEmpty()) {
      return knowsMostFrequent() ? "most frequent: " + column.text(fillValue) : "all values alike";
    }
    return parts.get(0).scaling().center() + " " + shownValue(parts.get(0).scale().mean());
  }

  /**
   * The range of the training rows in words, if a raw number lies outside: {@code 2012-01-01 to
   * 2015-12-31}, or the first of its categories. Empty if it does not, is missing, or the model
   * does not say it.
   */
  public Optional<String> rangeWithout(double raw) {
    if (column.kind() == ColumnKind.CATEGORY && raw == Column.UNSEEN) {
      return Optional.of(SafeText.first(column.values(), SHOWN_CATEGORIES));
    }
    return range
        .filter(known -> !Double.isNaN(raw) && !known.holds(raw))
        .map(known -> shownValue(known.least()) + " to " + shownValue(known.largest()));
  }

  private String shownValue(double raw) {
    return switch (column.kind()) {
      case DATE -> column.text(DAYS.nearest(raw));
      case ORDINAL -> column.text(new Range(0, column.values().size() - 1).nearest(Math.rint(raw)));
      default -> shown(raw);
    };
  }

  /** A number with seven digits, or all of those before the point. */
  private static String shown(double number) {
    BigDecimal exact = new BigDecimal(number);
    int digits = Math.max(SHOWN_DIGITS, exact.precision() - exact.scale());
    return FloatText.of(exact.round(new MathContext(digits)).doubleValue());
  }

  /** Whether {@link #load} takes a raw number. */
  boolean accepts(double raw) {
    if (column.kind() == ColumnKind.TEXT) {
      return true;
    }
    if (Double.isNaN(raw)) {
      return column.missing() != Missing.REFUSE;
    }
    return !isRefused(raw) && (parts.isEmpty() || Float.isFinite(parts.get(0).number(raw)));
  }

  /** Whether it stands for a word that the column does not have, and must have. */
  private boolean isRefused(double raw) {
    return column.kind().isListed() && raw == Column.UNSEEN && !column.acceptsUnknown();
  }

  private void scale(double value, float[] destination, int from) {
    int bins = from + parts.size();
    for (int part = 0; part < parts.size(); part++) {
      FittedNumber number = parts.get(part);
      double x = part(column, part, value);
      float input = number.number(x);
      if (!Float.isFinite(input)) {
        throw Illegal.argument(
            "%s: %s is too far from the %s of the training rows, %s",
            column,
            column.text(value),
            number.scaling().center(),
            FloatText.of(number.scale().mean()));
      }
      destination[from + part] = input;
      number.loadBins(x, destination, bins);
      bins += number.bins();
    }
  }
}

package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What training rows made of a column, in words.
 *
 * @param numbers how its numbers become inputs, if not standardized alone
 * @param missing what stands for a missing value, if rows lack it
 * @param rare which values share an input, if some do
 */
public record PreparedColumn(
    Optional<String> numbers, Optional<String> missing, Optional<String> rare) {

  public static PreparedColumn of(FittedColumn fitted, RowExamples training) {
    double[] raws = training.raws(fitted.column().name());
    return new PreparedColumn(numbers(fitted), missing(fitted, raws), rare(fitted, training));
  }

  /** All of it in a line; empty if there is nothing to say. */
  public String text() {
    return String.join("; ", Stream.of(numbers, missing, rare).flatMap(Optional::stream).toList());
  }

  private static Optional<String> numbers(FittedColumn fitted) {
    if (fitted.column().kind() == ColumnKind.TEXT) {
      return Optional.of(
          "%s; known are words that at least %s other training texts have"
              .formatted(Formats.count(fitted.inputs(), "n-gram"), KnownWords.FEWEST));
    }
    List<FittedNumber> parts = fitted.parts();
    if (parts.stream().allMatch(part -> part.scaling() == NumberScaling.STANDARD)) {
      return Optional.empty();
    }
    int bins = parts.stream().mapToInt(FittedNumber::bins).sum();
    return Optional.of(
        parts.get(0).scaling().specification()
            + (bins == 0 ? "" : " and " + Formats.count(bins, "bin")));
  }

  private static Optional<String> missing(FittedColumn fitted, double[] raws) {
    int lack = (int) Arrays.stream(raws).filter(Double::isNaN).count();
    if (lack == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Formats.format(
            "%s of %,d rows missing, %s",
            Formats.percent(lack, raws.length),
            raws.length,
            fitted.column().missing() == Missing.INDICATOR
                ? "which has an input of its own"
                : "taken as the " + SafeText.text(fitted.reference())));
  }

  private static Optional<String> rare(FittedColumn fitted, RowExamples training) {
    Column column = training.column(fitted.column().name());
    if (column.kind() != ColumnKind.CATEGORY) {
      return Optional.empty();
    }
    Set<String> kept = new HashSet<>(fitted.column().values());
    int[] counts = new int[column.values().size()];
    for (double raw : training.raws(column.name())) {
      if (!Double.isNaN(raw)) {
        counts[(int) raw]++;
      }
    }
    int values = 0;
    int rows = 0;
    for (int v = 0; v < counts.length; v++) {
      if (counts[v] > 0 && !kept.contains(column.values().get(v))) {
        values++;
        rows += counts[v];
      }
    }
    return values == 0
        ? Optional.empty()
        : Optional.of(
            Formats.format(
                "%,d of %,d values, rare ones that %s, are taken together with unknown ones",
                values,
                values + kept.size(),
                rows == 1 ? "1 row has" : Formats.count(rows) + " rows have"));
  }
}

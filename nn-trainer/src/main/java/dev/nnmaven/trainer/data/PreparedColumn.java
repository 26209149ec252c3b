package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TextTokenizer;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Preparation of a column, as fitted to the training rows, for the log.
 *
 * @param numbers how its numbers become inputs, if not standardized alone
 * @param missing replacement of missing values, if rows lack a value
 * @param rare values that share an input, if any
 * @param ngrams how many inputs a column of texts has, and how many texts are not read to the end
 */
public record PreparedColumn(
    Optional<String> numbers,
    Optional<String> missing,
    Optional<String> rare,
    Optional<String> ngrams) {

  public static PreparedColumn of(FittedColumn fitted, RowExamples training) {
    double[] raws = training.raws(fitted.column().name());
    return new PreparedColumn(
        numbers(fitted.parts()),
        missing(fitted, raws),
        rare(fitted, training),
        ngrams(fitted, raws, training));
  }

  /** All notes in one line; empty without notes. */
  public String text() {
    return Stream.of(numbers, missing, rare, ngrams)
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> numbers(List<FittedNumber> parts) {
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

  /** What to know before a model with texts is published; empty if it has none. */
  public static Optional<String> privacy(Preprocessing fitted) {
    return Optional.of(
            "the model file contains words of the training texts, perhaps names; nn.minTextRows"
                + " excludes rare words")
        .filter(
            words ->
                fitted instanceof TablePreprocessing table
                    && table.columns().stream()
                        .anyMatch(column -> column.column().kind() == ColumnKind.TEXT));
  }

  private static Optional<String> ngrams(FittedColumn fitted, double[] raws, RowExamples training) {
    if (fitted.column().kind() != ColumnKind.TEXT) {
      return Optional.empty();
    }
    List<String> texts = training.column(fitted.column().name()).values();
    long cut =
        Arrays.stream(raws)
            .filter(raw -> raw >= 0 && TextTokenizer.isCut(texts.get((int) raw)))
            .count();
    String read = Formats.count(fitted.inputs(), "n-gram");
    String end =
        Formats.format(
            "; %s not read to the end (%,d tokens, %,d characters)",
            Formats.count(cut, "text"), TextTokenizer.MOST_TOKENS, TextTokenizer.MOST_CHARACTERS);
    return Optional.of(cut == 0 ? read : read + end);
  }

  private static Optional<String> rare(FittedColumn fitted, RowExamples training) {
    Column column = training.column(fitted.column().name());
    if (column.kind() != ColumnKind.CATEGORY) {
      return Optional.empty();
    }
    Set<String> kept = new HashSet<>(fitted.column().values());
    Map<String, Long> others =
        training
            .texts(column.name())
            .filter(text -> !text.isEmpty() && !kept.contains(text))
            .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
    long rows = others.values().stream().mapToLong(Long::longValue).sum();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Formats.format(
                "%,d of %,d values, rare ones that %s, are taken together with unknown ones",
                others.size(),
                others.size() + kept.size(),
                rows == 1 ? "1 row has" : Formats.count(rows) + " rows have"));
  }
}

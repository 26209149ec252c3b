package dev.nnmaven.nn.model;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedColumn.Range;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Converts the preprocessing of tables, and regressions, from and to metadata entries. */
final class TableMetadata {

  private static final String RANGE = "columns.range";

  private TableMetadata() {}

  static void write(RegressionTask regression, Metadata metadata) {
    metadata.put("target", regression.target());
    metadata.put("target.mean", FloatText.of(regression.scale().mean()));
    metadata.put("target.deviation", FloatText.of(regression.scale().deviation()));
  }

  static RegressionTask regression(Metadata metadata) throws MalformedFileException {
    return new RegressionTask(
        metadata.text("target"),
        new Standardization(
            metadata.parsed("target.mean", TableMetadata::decimal),
            metadata.parsed("target.deviation", TableMetadata::decimal)));
  }

  static TablePreprocessing read(Metadata metadata) throws MalformedFileException {
    List<String> names = metadata.list("columns", name -> name);
    List<CellForm> forms = list(metadata, "columns.kind", CellForm::of, names.size());
    List<Missing> missing = list(metadata, "columns.missing", Missing::of, names.size());
    List<Boolean> others = list(metadata, "columns.unseen", TableMetadata::other, names.size());
    List<Numbers> numbers = list(metadata, "columns.numbers", Numbers::of, names.size());
    List<Optional<Range>> ranges =
        metadata.has(RANGE)
            ? list(metadata, RANGE, TableMetadata::range, names.size())
            : Collections.nCopies(names.size(), Optional.empty());
    List<FittedColumn> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      List<String> values =
          forms.get(c).kind().isListed()
              ? metadata.list("columns." + c + ".values", value -> value)
              : List.of();
      Column column = new Column(names.get(c), forms.get(c), values, missing.get(c), others.get(c));
      String bins = "columns." + c + ".bins";
      List<List<Double>> bounds =
          metadata.has(bins) ? metadata.list(bins, TableMetadata::decimals) : List.of();
      columns.add(fitted(column, numbers.get(c), bounds, ranges.get(c)));
    }
    return new TablePreprocessing(columns);
  }

  private static <T> List<T> list(
      Metadata metadata, String key, Function<String, T> parser, int expected)
      throws MalformedFileException {
    List<T> list = metadata.list(key, parser);
    if (list.size() != expected) {
      throw new MalformedFileException(
          "the metadata entry %s has %s elements, expected %s, one a column",
          key, list.size(), expected);
    }
    return list;
  }

  /**
   * The numbers of a column.
   *
   * @param decimals pairs of shift and scale, or one integer
   */
  private record Numbers(NumberScaling scaling, List<Double> decimals) {

    /** Parses {@code 39.1 2.5}, or {@code robust 39.1 2.5}. */
    static Numbers of(String text) {
      int word = text.isEmpty() || !Character.isLetter(text.charAt(0)) ? 0 : text.indexOf(' ') + 1;
      return new Numbers(
          word == 0 ? NumberScaling.STANDARD : NumberScaling.of(text.substring(0, word)),
          TableMetadata.decimals(text.substring(word)));
    }
  }

  /** Parses {@code -3.5 38}, or nothing. */
  private static Optional<Range> range(String text) {
    List<Double> found = decimals(text);
    if (!found.isEmpty() && found.size() != 2) {
      throw Illegal.argument("expected the least and the largest, found %s", found);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new Range(found.get(0), found.get(1)));
  }

  private static FittedColumn fitted(
      Column column, Numbers found, List<List<Double>> bounds, Optional<Range> range) {
    List<Double> numbers = found.decimals();
    if (!column.kind().isStandardized()) {
      boolean isInteger = numbers.size() == 1 && numbers.get(0) == numbers.get(0).intValue();
      if (!isInteger || found.scaling() != NumberScaling.STANDARD || !bounds.isEmpty()) {
        throw Illegal.argument("%s: expected one integer, found %s", column, numbers);
      }
      return new FittedColumn(column, List.of(), numbers.get(0).intValue(), range);
    }
    if (numbers.size() % 2 != 0) {
      throw Illegal.argument("%s: expected pairs of mean and deviation", column);
    }
    int parts = numbers.size() / 2;
    if (!bounds.isEmpty() && bounds.size() != parts) {
      throw Illegal.argument(
          "%s: expected bins of %s numbers, found %s", column, parts, bounds.size());
    }
    List<FittedNumber> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      all.add(
          new FittedNumber(
              found.scaling(),
              new Standardization(numbers.get(2 * part), numbers.get(2 * part + 1)),
              bounds.isEmpty() ? List.of() : bounds.get(part)));
    }
    return new FittedColumn(column, all, 0, range);
  }

  private static boolean other(String text) {
    if (!text.equals("other") && !text.equals("refuse")) {
      throw Illegal.argument("expected other or refuse, found \"%s\"", SafeText.text(text));
    }
    return text.equals("other");
  }

  /** Decimals with blanks between them; none in an empty text. */
  static List<Double> decimals(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(" ", -1)).map(TableMetadata::decimal).toList();
  }

  static double decimal(String text) {
    return Column.of("number", ColumnKind.NUMBER).raw(text);
  }
}

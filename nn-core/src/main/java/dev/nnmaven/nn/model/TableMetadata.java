package dev.nnmaven.nn.model;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.DateForm;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Converts the preprocessing of tables, and regressions, from and to metadata entries. */
final class TableMetadata {

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
    List<ColumnKind> kinds = list(metadata, "columns.kind", ColumnKind::of, names.size());
    List<DateForm> dates = list(metadata, "columns.kind", DateForm::of, names.size());
    List<Missing> missing = list(metadata, "columns.missing", Missing::of, names.size());
    List<Boolean> others = list(metadata, "columns.unseen", TableMetadata::other, names.size());
    List<List<Double>> numbers =
        list(metadata, "columns.numbers", TableMetadata::decimals, names.size());
    List<FittedColumn> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      List<String> values =
          kinds.get(c).isListed()
              ? metadata.list("columns." + c + ".values", value -> value)
              : List.of();
      Column column =
          new Column(
              names.get(c), kinds.get(c), values, dates.get(c), missing.get(c), others.get(c));
      columns.add(fitted(column, numbers.get(c)));
    }
    return new TablePreprocessing(columns);
  }

  private static <T> List<T> list(
      Metadata metadata, String key, Function<String, T> parser, int expected)
      throws MalformedFileException {
    List<T> list = metadata.list(key, parser);
    if (list.size() != expected) {
      throw new MalformedFileException(
          "the metadata entry %s has %s elements, expected %s, one a column"
              .formatted(key, list.size(), expected));
    }
    return list;
  }

  private static FittedColumn fitted(Column column, List<Double> numbers) {
    List<Standardization> parts = new ArrayList<>();
    if (!column.kind().isStandardized()) {
      double fillValue = numbers.get(0);
      if (numbers.size() != 1 || fillValue != (int) fillValue) {
        throw new IllegalArgumentException(column + ": expected one integer, found " + numbers);
      }
      return new FittedColumn(column, parts, (int) fillValue);
    }
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      parts.add(new Standardization(numbers.get(i), numbers.get(i + 1)));
    }
    if (numbers.size() % 2 != 0) {
      throw new IllegalArgumentException(column + ": expected pairs of mean and deviation");
    }
    return new FittedColumn(column, parts, 0);
  }

  private static boolean other(String text) {
    if (!text.equals("other") && !text.equals("refuse")) {
      throw new IllegalArgumentException(
          "expected other or refuse, found \"" + Shown.text(text) + "\"");
    }
    return text.equals("other");
  }

  private static List<Double> decimals(String text) {
    List<Double> numbers = new ArrayList<>();
    for (String one : text.split(" ", -1)) {
      numbers.add(decimal(one));
    }
    return numbers;
  }

  static double decimal(String text) {
    return Column.of("number", ColumnKind.NUMBER).raw(text);
  }
}

package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Preprocessing of the rows of a table: the inputs of each column, columns in the order of the code
 * points of their names, so that their order in a file changes nothing.
 *
 * @param columns with what was fitted to the training rows
 */
public record TablePreprocessing(List<FittedColumn> columns) implements Preprocessing {

  /** Kind of preprocessing in a model file. */
  public static final String KIND = "table";

  /**
   * Sorts the columns.
   *
   * @throws IllegalArgumentException if there are none, too many, or two of one name
   */
  public TablePreprocessing {
    columns =
        columns.stream()
            .sorted(Comparator.comparing(fitted -> fitted.column().name(), CodePoints.ORDER))
            .toList();
    Columns.requireDistinct(columns.stream().map(fitted -> fitted.column().name()).toList());
  }

  /**
   * Fits some columns of a table to its training rows. A category keeps the values that occur in
   * these rows.
   *
   * @param training indices of the training rows, in their order
   * @param names of the columns that become inputs
   * @throws DatasetException if values are missing and must not be, or a column has none, or none
   *     that can be standardized
   * @throws IllegalArgumentException if the table has no such columns
   */
  public static TablePreprocessing fit(Table table, int[] training, Collection<String> names)
      throws DatasetException {
    List<FittedColumn> fitted = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (String name : names) {
      int index = table.index(name);
      Column column = table.columns().get(index);
      double[] raws = table.raws(index, training);
      try {
        fitted.add(
            column.kind() == ColumnKind.CATEGORY
                ? category(column, raws)
                : FittedColumn.fit(column, raws));
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage());
      }
    }
    DatasetException.throwIfAny(mistakes);
    return new TablePreprocessing(fitted);
  }

  /** Leaves out the values that no training row has. */
  private static FittedColumn category(Column column, double[] raws) {
    boolean[] occurs = new boolean[column.values().size()];
    for (double raw : raws) {
      if (!Double.isNaN(raw)) {
        occurs[(int) raw] = true;
      }
    }
    int[] places = new int[occurs.length];
    List<String> kept = new ArrayList<>();
    for (int v = 0; v < occurs.length; v++) {
      places[v] = kept.size();
      if (occurs[v]) {
        kept.add(column.values().get(v));
      }
    }
    for (int i = 0; i < raws.length; i++) {
      raws[i] = Double.isNaN(raws[i]) ? raws[i] : places[(int) raws[i]];
    }
    return FittedColumn.fit(column.withValues(kept), raws);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int inputs() {
    return columns.stream().mapToInt(FittedColumn::inputs).sum();
  }

  /**
   * Writes a row's inputs to {@code destination}, starting at {@code from}.
   *
   * @param raws of each column, in the order of {@link #columns}
   * @throws IllegalArgumentException if one does not fit; the message names its column
   */
  public void load(double[] raws, float[] destination, int from) {
    int at = from;
    for (int c = 0; c < raws.length; c++) {
      columns.get(c).load(raws[c], destination, at);
      at += columns.get(c).inputs();
    }
  }

  /** None that is a single text. */
  @Override
  public SortedMap<String, String> settings() {
    return Collections.emptySortedMap();
  }

  /**
   * Name, kind, numbers, ways with missing and unseen values of each column, and the values of each
   * that has a list of them.
   */
  @Override
  public SortedMap<String, List<String>> lists() {
    SortedMap<String, List<String>> lists = new TreeMap<>();
    for (FittedColumn fitted : columns) {
      Column column = fitted.column();
      add(lists, "columns", column.name());
      add(lists, "columns.kind", column.specification());
      add(lists, "columns.missing", column.missing().specification());
      add(lists, "columns.unseen", column.acceptsUnknown() ? "other" : "refuse");
      add(lists, "columns.numbers", numbers(fitted));
    }
    for (int c = 0; c < columns.size(); c++) {
      if (columns.get(c).column().kind().isListed()) {
        lists.put("columns." + c + ".values", columns.get(c).column().values());
      }
    }
    return lists;
  }

  private static void add(Map<String, List<String>> lists, String key, String value) {
    lists.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
  }

  /** Mean and deviation of each part, or the most frequent value. */
  private static String numbers(FittedColumn fitted) {
    List<String> numbers = new ArrayList<>();
    for (Standardization part : fitted.parts()) {
      numbers.add(FloatText.of(part.mean()));
      numbers.add(FloatText.of(part.deviation()));
    }
    return numbers.isEmpty() ? Integer.toString(fitted.fillValue()) : String.join(" ", numbers);
  }
}

package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Preprocessing of the rows of a table: the inputs of each column, columns in the order of the code
 * points of their names, so that their order in a file changes nothing.
 *
 * @param columns with what was fitted to the training rows
 */
public record TablePreprocessing(List<FittedColumn> columns) implements Preprocessing {

  /** Kind of preprocessing in a model file. */
  public static final String KIND = "table";

  private static final int TENTHS = 10;

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
    TableBuilder.requireDistinct(columns.stream().map(fitted -> fitted.column().name()).toList());
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
    return fit(table, training, names, TableFitting.DEFAULT, "");
  }

  /**
   * Fits some columns as {@code how} says.
   *
   * @param target column whose classes or numbers the n-grams of texts are to tell apart; empty for
   *     those that most rows have
   */
  public static TablePreprocessing fit(
      Table table, int[] training, Collection<String> names, TableFitting how, String target)
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
                ? category(column, raws, how)
                : column.kind() == ColumnKind.TEXT
                    ? text(column, raws, groups(table, training, target), how)
                    : FittedColumn.fit(column, raws, how.numbers()));
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage());
      }
    }
    DatasetException.throwIfAny(mistakes);
    return new TablePreprocessing(fitted);
  }

  /**
   * Leaves out the values that no training row has, and those that too few have: what these are
   * taken for, rows train then, so that values that come later can be taken for it, too. The most
   * frequent value is kept in any case.
   */
  private static FittedColumn category(Column column, double[] raws, TableFitting how) {
    int[] counts = FittedColumn.counts(raws, column.values().size());
    int most = FittedColumn.mostFrequent(counts);
    int[] places = new int[counts.length];
    List<String> kept = new ArrayList<>();
    boolean rare = false;
    for (int v = 0; v < counts.length; v++) {
      boolean keeps = counts[v] > 0 && (v == most || counts[v] >= how.minCategoryRows());
      rare |= counts[v] > 0 && !keeps;
      places[v] = keeps ? kept.size() : (int) Column.UNSEEN;
      if (keeps) {
        kept.add(column.values().get(v));
      }
    }
    for (int i = 0; i < raws.length; i++) {
      raws[i] = raws[i] >= 0 ? places[(int) raws[i]] : raws[i];
    }
    return FittedColumn.fit(
        column.withValues(kept).withUnknown(column.acceptsUnknown() || rare), raws, how.numbers());
  }

  /** Chooses n-grams; a missing text is one without any. */
  private static FittedColumn text(Column column, double[] raws, int[] groups, TableFitting how) {
    List<String> texts = new ArrayList<>();
    for (double raw : raws) {
      texts.add(Double.isNaN(raw) ? "" : column.values().get((int) raw));
    }
    Vocabulary chosen = Vocabulary.choose(texts, groups, how.minTextRows());
    if (chosen.isEmpty()) {
      throw Illegal.argument(
          "%s has no word in %s training rows or more; ignore it", column, how.minTextRows());
    }
    return new FittedColumn(
        column.withValues(chosen).with(Missing.MEAN), List.of(), 0, Optional.empty());
  }

  /** The class of each row, or the tenth of the numbers in which that of the row is. */
  private static int[] groups(Table table, int[] training, String target) {
    if (target.isEmpty()) {
      return new int[training.length];
    }
    int index = table.index(target);
    double[] raws = table.raws(index, training);
    double[] sorted = raws.clone();
    Arrays.sort(sorted);
    boolean areClasses = table.columns().get(index).kind() == ColumnKind.CATEGORY;
    int[] groups = new int[raws.length];
    for (int i = 0; i < raws.length; i++) {
      groups[i] = areClasses ? (int) raws[i] : 0;
      for (long tenth = 1; tenth < TENTHS && !areClasses; tenth++) {
        groups[i] += raws[i] >= sorted[(int) (tenth * raws.length / TENTHS)] ? 1 : 0;
      }
    }
    return groups;
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
   * Writes a row's inputs.
   *
   * @param values of each column, in the order of {@link #columns}, as an application has them
   * @throws IllegalArgumentException if one does not fit; the message names its column
   */
  public void load(List<? extends @Nullable Object> values, float[] destination, int from) {
    int at = from;
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).load(values.get(c), destination, at);
      at += columns.get(c).inputs();
    }
  }

  /**
   * The columns whose raw number is outside the range of the training rows, or a category of none
   * of them, with this range as text: {@code 2012-01-01 to 2015-12-31}.
   *
   * @param raws of each column, in the order of {@link #columns}
   */
  public Map<String, String> outside(double[] raws) {
    Map<String, String> outside = new LinkedHashMap<>();
    for (int c = 0; c < raws.length; c++) {
      FittedColumn fitted = columns.get(c);
      fitted.rangeWithout(raws[c]).ifPresent(range -> outside.put(fitted.column().name(), range));
    }
    return outside;
  }

  /** None that is a single text. */
  @Override
  public SortedMap<String, String> settings() {
    return Collections.emptySortedMap();
  }

  /**
   * Name, kind, numbers, ways with missing and unseen values of each column; the range of each if
   * one has any; the values of each that has a list of them, and the bounds of the bins of each
   * that has some.
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
    if (columns.stream().anyMatch(fitted -> fitted.range().isPresent())) {
      lists.put("columns.range", columns.stream().map(TablePreprocessing::range).toList());
    }
    for (int c = 0; c < columns.size(); c++) {
      FittedColumn fitted = columns.get(c);
      if (fitted.column().kind().isListed()) {
        lists.put("columns." + c + ".values", fitted.column().values());
      }
      if (fitted.parts().stream().anyMatch(part -> part.bins() > 0)) {
        lists.put(
            "columns." + c + ".bins", fitted.parts().stream().map(FittedNumber::text).toList());
      }
    }
    return lists;
  }

  private static void add(Map<String, List<String>> lists, String key, String value) {
    lists.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
  }

  private static String range(FittedColumn fitted) {
    return fitted
        .range()
        .map(of -> FloatText.of(of.least()) + " " + FloatText.of(of.largest()))
        .orElse("");
  }

  /**
   * Mean and deviation of each part, or the most frequent value. Where they mean something else, a
   * word says so, which versions refuse that do not know it.
   */
  private static String numbers(FittedColumn fitted) {
    List<String> numbers = new ArrayList<>();
    for (FittedNumber part : fitted.parts()) {
      if (numbers.isEmpty() && part.scaling() != NumberScaling.STANDARD) {
        numbers.add(part.scaling().specification());
      }
      numbers.add(FloatText.of(part.scale().mean()));
      numbers.add(FloatText.of(part.scale().deviation()));
    }
    return numbers.isEmpty() ? Integer.toString(fitted.fillValue()) : String.join(" ", numbers);
  }
}

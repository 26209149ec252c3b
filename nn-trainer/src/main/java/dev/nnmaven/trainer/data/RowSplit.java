package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.text.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Split of rows into training and held-out ones, which depends on their values alone: not on a
 * seed, nor on the order of rows or columns. Each part keeps the order of the rows.
 *
 * @param training indices of rows to train on
 * @param heldOut indices of rows to evaluate on
 */
public record RowSplit(int[] training, int[] heldOut) {

  /** So many classes of few rows are told one by one, and so are fewer than half of all. */
  private static final int FEW_CLASSES = 5;

  /**
   * Holds out the rows with the smallest SHA-256 of their values, compared by the first eight
   * bytes; equal rows stay together.
   *
   * @param rows to split, in their order
   * @param fraction between 0 and 1, both excluded; rounded to whole rows, at least one
   * @param classes column whose values are each split by that fraction; empty: all rows at once
   * @throws DatasetException if the column has no classes, a row is of none, or one has too few
   *     different rows
   */
  public static RowSplit byContent(
      Table table, int[] rows, BigDecimal fraction, Optional<String> classes)
      throws DatasetException {
    long[] keys = table.contentKeys(rows);
    if (classes.isEmpty()) {
      return hold(rows, keys, new int[rows.length], List.of("the data"), fraction);
    }
    Column column = table.column(classes.get());
    if (column.values().isEmpty()) {
      throw new DatasetException(column + " has no classes; split by a category or an ordinal");
    }
    double[] raws = complete(table, column, rows);
    long unseen = Arrays.stream(raws).filter(raw -> raw == Column.UNSEEN).count();
    if (unseen > 0) {
      throw new DatasetException(
          "%s has a value of no class in %s of %s rows, and the data is split by it",
          column, unseen, rows.length);
    }
    List<String> names =
        column.values().stream().map(value -> "class " + SafeText.text(value)).toList();
    return hold(
        rows, keys, Arrays.stream(raws).mapToInt(raw -> (int) raw).toArray(), names, fraction);
  }

  /**
   * Holds out the rows of whole groups, those whose SHA-256 is smallest, until they are the
   * fraction of all rows.
   *
   * @param group column whose value says which group a row is of
   * @throws DatasetException if there is only one group, or a row of none
   */
  public static RowSplit byGroup(Table table, int[] rows, BigDecimal fraction, String group)
      throws DatasetException {
    complete(table, table.column(group), rows);
    long[] keys = table.contentKeys(rows, List.of(group));
    return hold(
        rows, keys, new int[rows.length], List.of("column " + SafeText.text(group)), fraction);
  }

  /**
   * Holds out the last rows by a date, number or ordinal; rows of one time stay together.
   *
   * @param time column that says when a row is of
   * @throws DatasetException if all are of one time, or a row of none
   */
  public static RowSplit byTime(Table table, int[] rows, BigDecimal fraction, String time)
      throws DatasetException {
    Column column = table.column(time);
    if (!column.kind().isStandardized()) {
      throw new DatasetException(column + " has no order; split by a date, a number or an ordinal");
    }
    double[] raws = complete(table, column, rows);
    long[] keys = new long[rows.length];
    for (int i = 0; i < keys.length; i++) {
      long bits = Double.doubleToLongBits(raws[i]);
      keys[i] = bits < 0 ? bits : ~bits & Long.MAX_VALUE; // the last first
    }
    return hold(
        rows, keys, new int[rows.length], List.of("column " + SafeText.text(time)), fraction);
  }

  /** The raw numbers of a column of which no row may lack one. */
  private static double[] complete(Table table, Column column, int[] rows) throws DatasetException {
    double[] raws = table.raws(table.index(column.name()), rows);
    long missing = Arrays.stream(raws).filter(Double::isNaN).count();
    if (missing > 0) {
      throw new DatasetException(
          "%s has no value in %s of %s rows, and the data is split by it",
          column, missing, rows.length);
    }
    return raws;
  }

  /** Holds out those of each class with the smallest keys; equal keys stay together. */
  private static RowSplit hold(
      int[] rows, long[] keys, int[] labels, List<String> names, BigDecimal fraction)
      throws DatasetException {
    boolean[] held = HeldOutFraction.hold(keys, labels, fraction);
    int[] kept = new int[names.size()];
    int[] taken = new int[names.size()];
    for (int i = 0; i < held.length; i++) {
      (held[i] ? taken : kept)[labels[i]]++;
    }
    List<String> mistakes = new ArrayList<>();
    for (int label = 0; label < kept.length; label++) {
      if (kept[label] == 0 && taken[label] > 0) {
        String few =
            "%s has too few different values to hold out %s of %s rows: add rows, or give test"
                    .formatted(names.get(label), fraction, taken[label])
                + " data of its own";
        mistakes.add(
            HeldOutFraction.takesAll(fraction, taken[label], "rows of " + names.get(label))
                .orElse(few));
      }
    }
    if (mistakes.size() > Math.max(names.size() / 2, FEW_CLASSES)) {
      throw new DatasetException(
          "%s of %s classes have too few different rows to hold some out. Is the target the"
              + " column to predict, or does it identify rows, like an order number? The first:"
              + " %s",
          mistakes.size(), names.size(), mistakes.get(0));
    }
    DatasetException.throwIfAny(mistakes);
    return new RowSplit(part(rows, held, false), part(rows, held, true));
  }

  private static int[] part(int[] rows, boolean[] held, boolean wanted) {
    return IntStream.range(0, rows.length)
        .filter(i -> held[i] == wanted)
        .map(i -> rows[i])
        .toArray();
  }
}

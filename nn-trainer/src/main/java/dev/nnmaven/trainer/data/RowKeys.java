package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.trainer.config.SplitRule;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of rows, of which those with the smallest are held out. They depend on the rows' values
 * alone: not on a seed, nor on the order of rows or columns.
 *
 * @param rows in their order
 */
public record RowKeys(Table table, int[] rows) {

  /**
   * By their content or that of a group's column, the first eight bytes of its SHA-256; by a date,
   * number or ordinal the last rows first.
   *
   * @throws DatasetException if a row has no value in the column, or its values have no order
   */
  public long[] of(SplitRule rule) throws DatasetException {
    if (rule.kind() == SplitRule.Kind.CONTENT) {
      return table.contentKeys(rows);
    }
    Column column = table.column(rule.column());
    if (rule.kind() == SplitRule.Kind.TIME && !column.kind().isStandardized()) {
      throw new DatasetException(
          "%s has no order; split by a date, a number or an ordinal", column);
    }
    double[] raws = table.raws(table.index(rule.column()), rows);
    long missing = Arrays.stream(raws).filter(Double::isNaN).count();
    if (missing > 0) {
      throw new DatasetException(
          "%s has no value in %s of %s rows, and the data is split by it",
          column, missing, rows.length);
    }
    return rule.kind() == SplitRule.Kind.GROUP
        ? table.contentKeys(rows, List.of(rule.column()))
        : Arrays.stream(raws).mapToLong(RowKeys::lastFirst).toArray();
  }

  private static long lastFirst(double time) {
    long bits = Double.doubleToLongBits(time);
    return bits < 0 ? bits : ~bits & Long.MAX_VALUE;
  }
}

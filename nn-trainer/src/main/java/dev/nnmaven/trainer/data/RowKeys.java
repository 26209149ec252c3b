package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.config.SplitRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of rows, of which those with the smallest are held out. They depend on the rows' values
 * alone: not on a seed, nor on the order of rows or columns.
 *
 * <p>Equal rows have the same number: they may be copies. Where equal inputs have several classes
 * they are different cases, each with a number of its own: else all cases of one class could be
 * trained on, and those of the other be the test.
 *
 * @param rows in their order
 * @param inputs key of each row's inputs where the target is a class; else none
 */
public record RowKeys(Table table, int[] rows, long[] inputs) {

  /**
   * By their content or that of a group's column, the first eight bytes of its SHA-256; by a date,
   * number or ordinal the last rows first.
   *
   * @throws DatasetException if a row has no value in the column, or its values have no order
   */
  public long[] of(SplitRule rule) throws DatasetException {
    if (rule.kind() == SplitRule.Kind.CONTENT) {
      return ofContent();
    }
    Column column = table.column(rule.column());
    if (rule.kind() == SplitRule.Kind.TIME && !column.kind().isStandardized()) {
      throw new DatasetException(
          "%s has no order; split by a date, a number or an ordinal (nn.split)", column);
    }
    double[] raws = table.raws(table.index(rule.column()), rows);
    long missing = Arrays.stream(raws).filter(Double::isNaN).count();
    if (missing > 0) {
      throw new DatasetException(
          "%s has no value in %s of %s rows, and the data is split by it (nn.split)",
          column, missing, rows.length);
    }
    return rule.kind() == SplitRule.Kind.GROUP
        ? table.contentKeys(rows, List.of(rule.column()))
        : Arrays.stream(raws).mapToLong(RowKeys::lastFirst).toArray();
  }

  private long[] ofContent() {
    long[] keys = table.contentKeys(rows);
    Set<Long> repeated = DataHealth.repeated(Arrays.stream(inputs));
    Map<Long, Long> first = new HashMap<>(); // key of a row with these inputs
    Set<Long> several = new HashSet<>(); // inputs with several classes
    for (int i = 0; i < inputs.length; i++) {
      Long other = repeated.contains(inputs[i]) ? first.putIfAbsent(inputs[i], keys[i]) : null;
      if (other != null && other != keys[i]) {
        several.add(inputs[i]);
      }
    }
    Map<Long, Integer> before = new HashMap<>(); // equal rows
    for (int i = 0; i < inputs.length; i++) {
      if (several.contains(inputs[i])) {
        int number = before.merge(keys[i], 1, Integer::sum);
        keys[i] = RandomStream.of(keys[i]).derive(number).nextLong();
      }
    }
    return keys;
  }

  private static long lastFirst(double time) {
    long bits = Double.doubleToLongBits(time);
    return bits < 0 ? bits : ~bits & Long.MAX_VALUE;
  }
}

package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a table with its words numbered as a model numbers them.
 *
 * @param places of words, the model's index of each of the table's, {@link Column#UNSEEN} for those
 *     that it does not have; empty if there are none
 */
record RowColumn(Table table, int index, int[] places) {

  /**
   * Finds the column.
   *
   * @param words those of the model, in its order
   * @throws IllegalArgumentException if there is none of that name, or it is of another kind
   */
  static RowColumn of(Table table, String name, ColumnKind kind, List<String> words) {
    Column column = table.column(name);
    if (column.kind() != kind) {
      throw Illegal.argument("%s: expected the kind %s", column, kind.specification());
    }
    if (kind == ColumnKind.TEXT) {
      return new RowColumn(table, table.index(name), new int[0]);
    }
    Map<String, Integer> known = new HashMap<>();
    for (String word : words) {
      known.put(word, known.size());
    }
    int[] places =
        column.values().stream()
            .mapToInt(word -> known.getOrDefault(word, (int) Column.UNSEEN))
            .toArray();
    return new RowColumn(table, table.index(name), places);
  }

  /** The raw number of a row as the model has it. */
  double raw(int row) {
    double raw = table.raw(index, row);
    return places.length > 0 && raw >= 0 ? places[(int) raw] : raw; // missing, or unseen
  }

  /** The column as the table has it. */
  Column column() {
    return table.columns().get(index);
  }

  /** The value of a row, for messages. */
  String shown(int row) {
    return Double.isNaN(table.raw(index, row))
        ? "no value"
        : "\"" + SafeText.text(table.text(index, row)) + "\"";
  }
}

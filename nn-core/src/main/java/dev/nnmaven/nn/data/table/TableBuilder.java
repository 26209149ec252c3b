package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Table} row by row. A category without values gets those that occur, sorted by
 * their code points, so that the order of the rows changes nothing.
 */
public final class TableBuilder {

  /** Maximum number of columns. */
  public static final int MOST_COLUMNS = 5000;

  private final List<Column> columns;
  private final List<@Nullable Map<String, Integer>> found =
      new ArrayList<>(); // of open categories and of texts
  private final double[][] raws;
  private int rows;

  /**
   * Begins a table.
   *
   * @param columns in the order of the values of a row
   * @param expectedRows number of rows, if it is known: then no memory is used twice
   * @throws IllegalArgumentException if there is no column, there are too many, or two have one
   *     name
   */
  public TableBuilder(List<Column> columns, int expectedRows) {
    this.columns = List.copyOf(columns);
    requireDistinct(columns.stream().map(Column::name).toList());
    for (Column column : columns) {
      boolean open =
          column.kind() == ColumnKind.TEXT
              || column.kind() == ColumnKind.CATEGORY && column.values().isEmpty();
      found.add(open ? new HashMap<>() : null);
    }
    this.raws = new double[columns.size()][Math.max(1, expectedRows)];
  }

  /**
   * Throws unless there are columns, not too many, each with a name of its own.
   *
   * @throws IllegalArgumentException otherwise
   */
  static void requireDistinct(List<String> names) {
    if (names.isEmpty() || names.size() > MOST_COLUMNS) {
      throw Illegal.argument("expected 1 to %s columns, found %s", MOST_COLUMNS, names.size());
    }
    Set<String> all = new HashSet<>();
    for (String name : names) {
      if (!all.add(name)) {
        throw Illegal.argument("two columns have the name %s", SafeText.text(name));
      }
    }
  }

  /**
   * Adds a row.
   *
   * @param values one for each column, in order, as {@link Column#raw} takes them
   * @throws IllegalArgumentException if there are more or fewer, or one does not fit its column;
   *     the row is then not added
   */
  public void add(List<? extends @Nullable Object> values) {
    if (values.size() != columns.size()) {
      throw Illegal.argument(
          "expected %s values, one a column, found %s", columns.size(), values.size());
    }
    if (rows == raws[0].length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8L, rows + (rows >> 1) + 16L);
      Arrays.setAll(raws, c -> Arrays.copyOf(raws[c], more));
    }
    for (int c = 0; c < raws.length; c++) {
      Object value = values.get(c);
      Map<String, Integer> words = found.get(c);
      raws[c][rows] =
          words == null || value == null || Column.isMissing(value)
              ? columns.get(c).raw(value)
              : word(columns.get(c), words, value);
    }
    rows++;
  }

  private static int word(Column column, Map<String, Integer> words, Object value) {
    String word = CellValue.word(value);
    if (word == null) {
      throw Illegal.argument("%s: expected a word, found %s", column, CellValue.shown(value));
    }
    if (column.kind() == ColumnKind.TEXT && word.length() > TextTokenizer.MOST_CHARACTERS) {
      word = word.substring(0, TextTokenizer.MOST_CHARACTERS);
    }
    Integer index = words.get(word);
    if (index != null) {
      return index;
    }
    if (column.kind() != ColumnKind.TEXT && word.length() > Column.LONGEST_TEXT) {
      throw Illegal.argument(
          "%s: expected at most %s characters, found %s: %s",
          column, Column.LONGEST_TEXT, word.length(), SafeText.text(word));
    }
    words.put(word, words.size());
    return words.size() - 1;
  }

  /** The table; the builder must not be used any more. */
  public Table build() {
    List<Column> all = new ArrayList<>();
    for (int c = 0; c < raws.length; c++) {
      raws[c] = Arrays.copyOf(raws[c], rows);
      Map<String, Integer> words = found.get(c);
      all.add(words == null ? columns.get(c) : sorted(columns.get(c), words, raws[c]));
    }
    return new Table(all, raws, rows);
  }

  /** Numbers the words of a category in their sorted order, without those of refused rows alone. */
  private static Column sorted(Column column, Map<String, Integer> words, double[] raws) {
    BitSet used = new BitSet();
    Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).forEach(raw -> used.set((int) raw));
    int[] places = new int[words.size()];
    words.values().removeIf(index -> !used.get(index));
    Column sorted = column.withValues(List.copyOf(words.keySet()));
    for (int i = 0; i < words.size(); i++) {
      places[words.getOrDefault(sorted.values().get(i), 0)] = i;
    }
    for (int row = 0; row < raws.length; row++) {
      if (!Double.isNaN(raws[row])) {
        raws[row] = places[(int) raws[row]];
      }
    }
    return sorted;
  }
}

package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of values, held by column, 8 bytes a value. Immutable; made by a {@link TableBuilder}. */
public final class Table {

  private final List<Column> columns;
  private final Map<String, Integer> indices = new HashMap<>();
  private final double[][] raws; // [columns][rows]
  private final int rows;

  Table(List<Column> columns, double[][] raws, int rows) {
    this.columns = List.copyOf(columns);
    this.raws = raws;
    this.rows = rows;
    for (int c = 0; c < columns.size(); c++) {
      indices.put(columns.get(c).name(), c);
    }
  }

  /** Its columns, in the order in which they were given; of categories, with all their values. */
  public List<Column> columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** Indices of all rows: 0, 1, 2, ... */
  public int[] allRows() {
    int[] all = new int[rows];
    Arrays.setAll(all, row -> row);
    return all;
  }

  /**
   * Index of a column.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists all
   */
  public int index(String column) {
    @Nullable Integer index = indices.get(column);
    if (index == null) {
      List<String> names = columns.stream().map(Column::name).toList();
      throw Illegal.argument(
          "no column %s among %s%s",
          SafeText.text(column), SafeText.list(names), NearestName.hint(column, names));
    }
    return index;
  }

  /**
   * A column by name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public Column column(String name) {
    return columns.get(index(name));
  }

  /** The raw number of a column in a row, as {@link Column#raw}; NaN if it is missing. */
  public double raw(int column, int row) {
    return raws[column][row];
  }

  /** The raw numbers of a column in some rows, in their order; a new array. */
  public double[] raws(int column, int[] some) {
    double[] values = new double[some.length];
    Arrays.setAll(values, i -> raws[column][some[i]]);
    return values;
  }

  /** The value of a column in a row as text; empty if it is missing. */
  public String text(int column, int row) {
    return columns.get(column).text(raws[column][row]);
  }

  /**
   * The same rows with other raw numbers in one column; all else is shared.
   *
   * @param other one for each row; not copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Table with(int column, double[] other) {
    if (other.length != rows) {
      throw Illegal.argument("expected %s numbers, one a row, found %s", rows, other.length);
    }
    double[][] all = raws.clone();
    all[column] = other;
    return new Table(columns, all, rows);
  }

  /**
   * The first eight bytes of the SHA-256 of the values of some rows, in their order, whatever the
   * order of the columns is. Equal rows have equal numbers; of a million different rows, all have
   * different ones, but for one time in thirty million.
   */
  public long[] contentKeys(int[] some) {
    return contentKeys(some, columns.stream().map(Column::name).toList());
  }

  /**
   * As {@link #contentKeys(int[])}, of some columns alone.
   *
   * @throws IllegalArgumentException if there is no column of a name
   */
  public long[] contentKeys(int[] some, Collection<String> names) {
    RowContent content = new RowContent(this, names);
    long[] keys = new long[some.length];
    Arrays.setAll(keys, i -> content.key(some[i]));
    return keys;
  }

  /**
   * SHA-256, in hexadecimal, of names and kinds of all columns and of the values of some rows, in
   * their order, whatever the order of the columns is.
   */
  public String fingerprint(int[] some) {
    MessageDigest digest = Sha256.start();
    columns.stream()
        .map(column -> column.name() + "\n" + column.kind().specification() + "\n")
        .sorted(CodePoints.ORDER)
        .forEach(column -> digest.update(column.getBytes(StandardCharsets.UTF_8)));
    RowContent content = new RowContent(this);
    for (int row : some) {
      content.addTo(digest, row);
    }
    return Sha256.hex(digest);
  }
}

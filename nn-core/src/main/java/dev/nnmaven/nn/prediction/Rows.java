package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a row are read from an object, such as a record. Without reflection: it works
 * in a native image as it is. Immutable, so that it can be a constant:
 *
 * <pre>{@code
 * static final Rows<Penguin> PENGUINS =
 *     new Rows<Penguin>()
 *         .column("bill_length_mm", Penguin::billLength)
 *         .column("island", Penguin::island);
 * }</pre>
 *
 * @param <T> class of the objects
 */
public final class Rows<T> {

  private final Map<String, Function<? super T, ? extends @Nullable Object>> columns;

  /** No columns yet. */
  public Rows() {
    this(Collections.emptyMap());
  }

  private Rows(Map<String, Function<? super T, ? extends @Nullable Object>> columns) {
    this.columns = columns;
  }

  /**
   * Reads lists of values.
   *
   * @param names of the columns, in the order of the values; rows of more or fewer are refused
   * @throws IllegalArgumentException if a name appears twice
   */
  public static Rows<List<?>> inOrder(List<String> names) {
    Map<String, Function<? super List<?>, ? extends @Nullable Object>> columns =
        new LinkedHashMap<>();
    List<String> own =
        new ArrayList<>(Objects.requireNonNull(names, "names")); // the caller's may change
    for (int c = 0; c < own.size(); c++) {
      int place = c;
      add(columns, own.get(c), row -> value(row, place, own));
    }
    return new Rows<>(columns);
  }

  private static @Nullable Object value(List<?> row, int place, List<String> names) {
    if (row.size() != names.size()) {
      throw Illegal.argument(
          "expected %s values, of %s, found %s", names.size(), SafeText.list(names), row.size());
    }
    return row.get(place);
  }

  /**
   * Returns rows with one more column.
   *
   * @param name of the column, as in training
   * @param value reads its value; null if it is missing
   * @throws IllegalArgumentException if there is already a column of that name
   */
  public Rows<T> column(String name, Function<? super T, ? extends @Nullable Object> value) {
    Map<String, Function<? super T, ? extends @Nullable Object>> more =
        new LinkedHashMap<>(columns);
    add(more, name, value);
    return new Rows<>(more);
  }

  private static <T> void add(
      Map<String, Function<? super T, ? extends @Nullable Object>> columns,
      String name,
      Function<? super T, ? extends @Nullable Object> value) {
    Objects.requireNonNull(value, "value");
    if (columns.put(Objects.requireNonNull(name, "name"), value) != null) {
      throw Illegal.argument("column %s is read twice", name);
    }
  }

  Map<String, Function<? super T, ? extends @Nullable Object>> columns() {
    return columns;
  }

  /** The value of a column that there is. */
  @Nullable Object value(T row, String column) {
    return Objects.requireNonNull(columns.get(column)).apply(row);
  }
}

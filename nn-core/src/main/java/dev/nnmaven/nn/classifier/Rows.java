package dev.nnmaven.nn.classifier;

import java.util.Collections;
import java.util.LinkedHashMap;
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
   * Returns rows with one more column.
   *
   * @param name of the column, as in training
   * @param value reads its value; null if it is missing
   * @throws IllegalArgumentException if there is already a column of that name
   */
  public Rows<T> column(String name, Function<? super T, ? extends @Nullable Object> value) {
    Map<String, Function<? super T, ? extends @Nullable Object>> more =
        new LinkedHashMap<>(columns);
    Objects.requireNonNull(value, "value");
    if (more.put(Objects.requireNonNull(name, "name"), value) != null) {
      throw new IllegalArgumentException("column " + name + " is read twice");
    }
    return new Rows<>(more);
  }

  Map<String, Function<? super T, ? extends @Nullable Object>> columns() {
    return columns;
  }
}

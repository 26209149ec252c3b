package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.text.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for the columns of each table. */
final class Columns {

  private Columns() {}

  /**
   * Throws unless there are columns, not too many, each with a name of its own.
   *
   * @throws IllegalArgumentException otherwise
   */
  static void requireDistinct(List<String> names) {
    if (names.isEmpty() || names.size() > TableBuilder.MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "expected 1 to %s columns, found %s".formatted(TableBuilder.MOST_COLUMNS, names.size()));
    }
    Set<String> all = new HashSet<>();
    for (String name : names) {
      if (!all.add(name)) {
        throw new IllegalArgumentException("two columns have the name " + Shown.text(name));
      }
    }
  }
}

package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.evidence.ColumnFinding;
import dev.nnmaven.plugin.evidence.ColumnFindings;
import dev.nnmaven.plugin.evidence.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model makes of the columns of a table, in {@code evaluation.json}.
 *
 * @param rows number of test rows that were looked at
 * @param leftOut number of columns that were not
 * @param importance the others, the most important first
 */
public record ColumnsJson(int rows, int leftOut, List<Importance> importance) {

  /**
   * A column.
   *
   * @param rise mean rise of the error without it
   * @param spread standard deviation of that rise
   * @param alone share of the target that it explains alone; null, and so omitted, if unknown
   * @param givesAway true if it has the target; null, and so omitted, if not
   */
  public record Importance(
      String column,
      double rise,
      double spread,
      @Nullable Double alone,
      @Nullable Boolean givesAway) {}

  static @Nullable ColumnsJson of(Evidence evidence) {
    ColumnFindings found = evidence.columns();
    if (found.columns().isEmpty()) {
      return null;
    }
    return new ColumnsJson(
        found.rows(),
        found.leftOut(),
        found.columns().stream()
            // JSON cannot express what overflows.
            .filter(one -> Double.isFinite(one.importance()) && Double.isFinite(one.spread()))
            .sorted(Comparator.comparing(ColumnFinding::importance).reversed())
            .map(
                one ->
                    new Importance(
                        one.column(),
                        one.importance(),
                        one.spread(),
                        one.alone().isPresent() ? one.alone().getAsDouble() : null,
                        one.givesAway() ? true : null))
            .toList());
  }

  /** Whether no field is missing, as may be after reading a file. */
  boolean isWhole() {
    return importance != null && importance.stream().allMatch(Objects::nonNull);
  }
}

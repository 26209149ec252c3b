package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.ColumnFinding;
import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.trainer.data.ColumnDrift;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model makes of the columns of a table, in {@code evaluation.json}.
 *
 * @param rows number of test rows that were looked at
 * @param leftOut number of columns that were not
 * @param importance the others, the most important first
 * @param drift columns of which training and test rows differ most, by their index beyond chance;
 *     null, and so omitted, if the training rows are not available
 * @param dependence how the answers change with the most important columns; null, and so omitted,
 *     if nothing is known
 */
public record ColumnsJson(
    int rows,
    int leftOut,
    List<Importance> importance,
    @Nullable List<Drift> drift,
    @Nullable List<Dependence> dependence) {

  private static final int MOST_DRIFT = 100;

  /** Throws if a file lacks a part. */
  public ColumnsJson {
    importance = List.copyOf(importance);
    drift = drift == null ? null : List.copyOf(drift);
    dependence = dependence == null ? null : List.copyOf(dependence);
  }

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

  /**
   * How far training and test rows differ in a column.
   *
   * @param psi population stability index
   * @param byChance what rows split at random would give
   */
  public record Drift(String column, double psi, double byChance) {}

  /**
   * Partial dependence on a column.
   *
   * @param rows number of test rows that the means are over
   * @param answers classes whose probabilities these are, or the target
   */
  public record Dependence(String column, int rows, List<String> answers, List<Point> points) {

    /** Throws if a file lacks a point. */
    public Dependence {
      points = List.copyOf(points);
    }

    private static Dependence of(PartialDependence found) {
      return new Dependence(
          found.column().name(),
          found.rows(),
          found.answers(),
          found.points().stream().map(one -> new Point(one.value(), one.means())).toList());
    }
  }

  /**
   * The mean answers at a value of a column.
   *
   * @param means of each answer
   */
  public record Point(String value, List<Double> means) {}

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
                        one.explainedAlone().isPresent()
                            ? one.explainedAlone().getAsDouble()
                            : null,
                        one.isLeak() ? true : null))
            .toList(),
        drift(found.drift()),
        dependence(found.dependence()));
  }

  private static @Nullable List<Drift> drift(List<ColumnDrift> found) {
    return found.isEmpty()
        ? null
        : found.stream()
            .sorted(Comparator.comparing(ColumnDrift::beyondChance).reversed())
            .limit(MOST_DRIFT)
            .map(one -> new Drift(one.column().name(), one.psi(), one.byChance()))
            .toList();
  }

  private static @Nullable List<Dependence> dependence(List<PartialDependence> found) {
    return found.isEmpty() ? null : found.stream().map(Dependence::of).toList();
  }
}

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
 * What a model makes of the columns of a table, in {@code evaluation.json};
 * docs/evaluation.schema.json describes it.
 *
 * @param drift null, and so omitted, if the training rows are not available
 * @param dependence null, and so omitted, if nothing is known
 */
record ColumnsJson(
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
   * @param alone null, and so omitted, if unknown
   * @param givesAway true, or null, and so omitted
   */
  public record Importance(
      String column,
      double rise,
      double spread,
      @Nullable Double alone,
      @Nullable Boolean givesAway) {}

  /** How far training and test rows differ in a column. */
  public record Drift(String column, double psi, double byChance) {}

  /** Partial dependence on a column. */
  public record Dependence(String column, int rows, List<String> answers, List<Point> points) {

    /** Throws if a file lacks a point. */
    public Dependence {
      points = List.copyOf(points);
    }

    private static Dependence of(PartialDependence dependence) {
      return new Dependence(
          dependence.column().name(),
          dependence.rows(),
          dependence.answers(),
          dependence.points().stream()
              .map(point -> new Point(point.value(), point.means()))
              .toList());
    }
  }

  /** The mean of each answer at a value of a column. */
  public record Point(String value, List<Double> means) {}

  static @Nullable ColumnsJson of(Evidence evidence) {
    ColumnFindings findings = evidence.columns();
    if (findings.columns().isEmpty()) {
      return null;
    }
    return new ColumnsJson(
        findings.rows(),
        findings.leftOut(),
        findings.columns().stream()
            // JSON cannot express what overflows.
            .filter(
                finding ->
                    Double.isFinite(finding.importance()) && Double.isFinite(finding.spread()))
            .sorted(Comparator.comparing(ColumnFinding::importance).reversed())
            .map(
                finding ->
                    new Importance(
                        finding.column(),
                        finding.importance(),
                        finding.spread(),
                        finding.explainedAlone().orElse(null),
                        finding.isLeak() ? true : null))
            .toList(),
        drift(findings.drift()),
        findings.dependence().isEmpty()
            ? null
            : findings.dependence().stream().map(Dependence::of).toList());
  }

  private static @Nullable List<Drift> drift(List<ColumnDrift> found) {
    return found.isEmpty()
        ? null
        : found.stream()
            .sorted(Comparator.comparing(ColumnDrift::beyondChance).reversed())
            .limit(MOST_DRIFT)
            .map(drift -> new Drift(drift.column().name(), drift.psi(), drift.byChance()))
            .toList();
  }
}

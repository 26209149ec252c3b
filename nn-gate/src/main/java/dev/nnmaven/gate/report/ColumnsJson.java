package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.ColumnFinding;
import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.files.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model makes of the columns of a table, in {@code evaluation.json}. */
final class ColumnsJson {

  private static final int MOST_DRIFT = 100;

  private ColumnsJson() {}

  static @Nullable JsonObject of(ColumnFindings findings) {
    return findings.columns().isEmpty()
        ? null
        : new JsonObject()
            .with("rows", findings.rows())
            .with("leftOut", findings.leftOut())
            .with("importance", importance(findings.columns()))
            .with("drift", ifAny(drift(findings.drift())))
            .with("dependence", ifAny(dependence(findings.dependence())));
  }

  private static Optional<List<JsonObject>> ifAny(List<JsonObject> found) {
    return Optional.of(found).filter(any -> !found.isEmpty());
  }

  private static List<JsonObject> importance(List<ColumnFinding> columns) {
    return columns.stream()
        .filter(
            finding -> Double.isFinite(finding.importance()) && Double.isFinite(finding.spread()))
        .sorted(Comparator.comparing(ColumnFinding::importance).reversed())
        .map(
            finding ->
                new JsonObject()
                    .with("column", finding.column())
                    .with("rise", finding.importance())
                    .with("spread", finding.spread())
                    .with("alone", finding.explainedAlone())
                    .with("givesAway", finding.isLeak() ? true : null))
        .toList();
  }

  private static List<JsonObject> drift(List<ColumnDrift> columns) {
    return columns.stream()
        .sorted(Comparator.comparing(ColumnDrift::beyondChance).reversed())
        .limit(MOST_DRIFT)
        .map(
            drift ->
                new JsonObject()
                    .with("column", drift.column().name())
                    .with("psi", drift.psi())
                    .with("byChance", drift.byChance()))
        .toList();
  }

  private static List<JsonObject> dependence(List<PartialDependence> columns) {
    return columns.stream()
        .map(
            dependence ->
                new JsonObject()
                    .with("column", dependence.column().name())
                    .with("rows", dependence.rows())
                    .with("answers", dependence.answers())
                    .with("points", dependence.points().stream().map(ColumnsJson::point).toList()))
        .toList();
  }

  private static JsonObject point(PartialDependence.Point point) {
    return new JsonObject().with("value", point.value()).with("means", point.means());
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * How the answers change with the columns that matter most, on one scale, so that the columns can
 * be compared.
 *
 * @param leftOut which classes are not shown; empty if all are
 */
record DependenceCharts(String summary, String leftOut, List<DependenceChart> charts) {

  private static final double ROOM = 0.1;

  /** Empty if nothing is known of any column. */
  static Optional<DependenceCharts> of(Evidence evidence) {
    List<PartialDependence> found = evidence.columns().dependence();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean areShares = evidence.findings().measure().score() == Score.ACCURACY;
    int shown = found.get(0).answers().size();
    Axis axis = axis(found, areShares);
    return Optional.of(
        new DependenceCharts(
            Formats.format(
                "%s of %s, if all of them had one value in a column, for the columns that matter"
                    + " most.",
                areShares ? "The mean probability of each class" : "The mean prediction",
                Formats.count(found.get(0).rows(), "test row")),
            areShares
                ? Formats.part(
                    shown,
                    evidence.findings().measure().classes().size(),
                    "Shown are the %d most frequent of %,d classes.")
                : "",
            found.stream().map(one -> DependenceChart.of(one, axis, areShares)).toList()));
  }

  private static Axis axis(List<PartialDependence> found, boolean areShares) {
    DoubleSummaryStatistics all =
        found.stream()
            .flatMap(one -> one.points().stream())
            .flatMap(point -> point.means().stream())
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    double least = areShares ? 0 : all.getMin();
    double most = areShares ? 1 : all.getMax();
    double room =
        areShares ? 0 : Math.max((most - least) * ROOM, Math.max(Math.abs(most) / 100, 1e-9));
    return new Axis(least - room, most + room);
  }
}

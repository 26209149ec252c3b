package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.trainer.measure.Score;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * How the answers change with the columns that matter most, on one scale, so that the columns can
 * be compared.
 *
 * @param rows number of test rows that are asked for
 * @param answers number of answers that are shown
 * @param classes number of all classes; 0 if a number is predicted
 */
record DependenceCharts(int rows, int answers, int classes, List<DependenceChart> charts) {

  private static final double ROOM = 0.1;

  /** Empty if nothing is known of any column. */
  static Optional<DependenceCharts> of(Evidence evidence) {
    List<PartialDependence> found = evidence.columns().dependence();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean areShares = evidence.score() == Score.ACCURACY;
    Axis axis = axis(found, areShares);
    return Optional.of(
        new DependenceCharts(
            found.get(0).rows(),
            found.get(0).answers().size(),
            evidence.classes().size(),
            found.stream()
                .map(dependence -> DependenceChart.of(dependence, axis, areShares))
                .toList()));
  }

  private static Axis axis(List<PartialDependence> found, boolean areShares) {
    if (areShares) {
      return new Axis(0, 1);
    }
    DoubleSummaryStatistics all =
        found.stream().flatMapToDouble(PartialDependence::means).summaryStatistics();
    double least = Math.max(Math.abs(all.getMax()) / 100, 1e-9);
    double room = Math.max((all.getMax() - all.getMin()) * ROOM, least);
    return new Axis(all.getMin() - room, all.getMax() + room);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;

/** Wording of the data quality checks. */
final class HealthTable {

  private HealthTable() {}

  /** Whether all checks of rows were made, and have found nothing. */
  static boolean isWell(Evidence evidence) {
    DataHealth health = evidence.health();
    return evidence.unit() == Unit.ROW
        && evidence.run().training().isPresent()
        && health.leaked().isEmpty()
        && health.conflicting().isEmpty()
        && health.repeated().isEmpty();
  }

  static String groups(List<List<String>> groups, Unit unit) {
    return groups.isEmpty()
        ? "none"
        : count(groups.stream().mapToLong(List::size).sum(), unit)
            + " in "
            + Formats.count(groups.size(), "group");
  }

  static String count(long count, Unit unit) {
    return count == 0 ? "none" : unit.count(count);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Table of data quality checks.
 *
 * @param scope which images were checked
 * @param allWell the findings in one line if there are none; empty if there are some
 */
record HealthTable(String scope, String allWell, List<Finding> findings) {

  /**
   * One check.
   *
   * @param meaning why it matters
   * @param examples first findings, each a list of names
   * @param leftOut how many more there are; empty if all are listed
   */
  record Finding(
      String name,
      String count,
      String meaning,
      boolean found,
      List<List<String>> examples,
      String leftOut) {}

  private static final int MOST_EXAMPLES = 8;
  private static final int MOST_NAMES = 6;

  static HealthTable of(Evidence evidence) {
    DataHealth health = evidence.health();
    Optional<Examples> training = evidence.run().training();
    Unit unit = evidence.unit();
    String examples = unit.many();
    String heldOut =
        Formats.count(evidence.run().examples().size())
            + (unit == Unit.IMAGE
                ? " test images, compared pixel by pixel"
                : " test rows, compared by their inputs");
    boolean isWell =
        unit == Unit.ROW
            && training.isPresent()
            && health.leaked().isEmpty()
            && health.conflicting().isEmpty()
            && health.repeated().isEmpty();
    return new HealthTable(
        training
            .map(known -> Formats.count(known.size()) + " training and " + heldOut + ".")
            .orElse(
                heldOut
                    + "; the training %s are not available, so leaks were not checked."
                        .formatted(examples)),
        isWell ? "No test row is a training row as well, and no two test rows are equal." : "",
        Stream.of(
                finding(
                    "Leaks",
                    training.isPresent() ? count(health.leaked().size(), unit) : "unknown",
                    "test %1$s that also occur in the training %1$s, where memorizing is enough"
                        .formatted(examples),
                    health.leaked().stream()
                        .map(leak -> List.of(leak.heldOut(), leak.training()))
                        .toList()),
                finding(
                    "Conflicts",
                    groups(health.conflicting(), unit),
                    evidence
                        .findings()
                        .match(
                            any ->
                                "equal %s in several classes; at most one of the classes can be right"
                                    .formatted(examples),
                            any ->
                                "equal rows with several numbers; at most one of them can be met"),
                    health.conflicting()),
                finding(
                    "Repeats",
                    groups(health.repeated(), unit),
                    evidence
                        .findings()
                        .match(
                            any -> "equal %s of one class".formatted(examples),
                            any -> "equal rows of one number"),
                    health.repeated()),
                finding(
                    "Constant",
                    count(health.constant().size(), unit),
                    "every pixel the same; nothing can be learned from them",
                    health.constant().stream().map(List::of).toList()))
            .limit(unit == Unit.IMAGE ? 4 : 3) // rows are not constant
            .toList());
  }

  private static Finding finding(
      String name, String count, String meaning, List<List<String>> all) {
    int more = all.size() - MOST_EXAMPLES;
    return new Finding(
        name,
        count,
        meaning,
        !all.isEmpty(),
        Formats.first(all, MOST_EXAMPLES).stream()
            .map(names -> Formats.first(names, MOST_NAMES, "and %,d more"))
            .toList(),
        more <= 0 ? "" : "and " + Formats.count(more) + " more");
  }

  private static String groups(List<List<String>> groups, Unit unit) {
    return groups.isEmpty()
        ? "none"
        : count(groups.stream().mapToLong(List::size).sum(), unit)
            + " in "
            + Formats.count(groups.size(), "group");
  }

  private static String count(long count, Unit unit) {
    return count == 0 ? "none" : unit.count(count);
  }
}

package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import java.util.List;

/**
 * Table of data quality checks.
 *
 * @param scope which images were checked
 */
record HealthTable(String scope, List<Finding> findings) {

  /**
   * One check.
   *
   * @param meaning why it matters
   * @param found whether anything was found
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
    String scope =
        evidence
            .run()
            .training()
            .map(
                training ->
                    Texts.format(
                        "%s training and %s held-out images, compared pixel by pixel.",
                        Texts.count(training.size()), Texts.count(evidence.run().images().size())))
            .orElse(
                Texts.format(
                    "%s held-out images, compared pixel by pixel; the training images are not at"
                        + " hand, so nothing can be said of leaks.",
                    Texts.count(evidence.run().images().size())));
    return new HealthTable(
        scope,
        List.of(
            leaks(health, evidence.run().training().isPresent()),
            groups(
                "Conflicts",
                "equal images in several classes; at most one of the classes can be right",
                health.conflicting()),
            groups("Repeats", "equal images of one class", health.repeated()),
            finding(
                "Constant",
                images(health.constant().size()),
                "every pixel the same; nothing can be learned from them",
                health.constant().stream().map(List::of).toList())));
  }

  private static Finding leaks(DataHealth health, boolean known) {
    List<List<String>> pairs =
        health.leaked().stream().map(leak -> List.of(leak.heldOut(), leak.training())).toList();
    return finding(
        "Leaks",
        known ? images(pairs.size()) : "unknown",
        "held-out images that also stand among the training images, where learning by heart"
            + " is enough",
        pairs);
  }

  private static Finding groups(String name, String meaning, List<List<String>> groups) {
    long total = groups.stream().mapToLong(List::size).sum();
    return finding(
        name,
        groups.isEmpty() ? "none" : images(total) + " in " + Texts.count(groups.size(), "group"),
        meaning,
        groups);
  }

  private static Finding finding(
      String name, String count, String meaning, List<List<String>> all) {
    int more = all.size() - MOST_EXAMPLES;
    return new Finding(
        name,
        count,
        meaning,
        !all.isEmpty(),
        all.stream().limit(MOST_EXAMPLES).map(HealthTable::firstNames).toList(),
        more <= 0 ? "" : "and " + Texts.count(more) + " more");
  }

  private static List<String> firstNames(List<String> names) {
    return Texts.first(names, MOST_NAMES, "and %,d more");
  }

  private static String images(long count) {
    return count == 0 ? "none" : Texts.count(count, "image");
  }
}

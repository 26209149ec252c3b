package dev.nnmaven.gate.log;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Baseline.PerClass;
import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Log lines that compare a model with the baseline. */
public final class BaselineLog {

  private static final int SHORT_HASH = 12;

  /** Maximum number of classes in one line. */
  private static final int MOST_CLASSES = 5;

  /** Maximum number of changed classes, one per line. */
  private static final int MOST_CHANGES = 50;

  private BaselineLog() {}

  /** Whether a new baseline has the same results as the old one. */
  public static boolean isSame(Baseline before, Baseline now) {
    return before.modelSha256().equals(now.modelSha256())
        && isOfSameExamples(before, now)
        && Arrays.equals(before.entries().errors(), now.entries().errors())
        && (now.reason().isEmpty() || now.reason().equals(before.reason()));
  }

  private static boolean isOfSameExamples(Baseline before, Baseline now) {
    return Arrays.equals(before.entries().keys(), now.entries().keys())
        && before.target().equals(now.target())
        && before.names().equals(now.names());
  }

  /** Changes of a baseline, before → after. */
  public static List<String> lines(Optional<Baseline> before, Baseline now, Unit unit) {
    return PlainTemplate.lines(
        BaselineLog.class,
        "baselinechange.jte",
        Map.of(
            "before", before,
            "comparable", before.filter(old -> isOfSameExamples(old, now)),
            "now", now,
            "unit", unit));
  }

  /** Changed classes, one per line. */
  static List<String> classes(Baseline before, Baseline now, Unit unit) {
    Map<String, String> old = new LinkedHashMap<>();
    before.classes().forEach(perClass -> old.put(perClass.name(), recall(perClass, unit)));
    List<String> lines = new ArrayList<>();
    for (PerClass perClass : now.classes()) {
      String was = old.remove(perClass.name());
      String recall = recall(perClass, unit);
      if (!recall.equals(was)) {
        lines.add(
            "  class %s: %s → %s".formatted(perClass.name(), was == null ? "new" : was, recall));
      }
    }
    old.forEach((name, was) -> lines.add("  class %s: %s → gone".formatted(name, was)));
    return Formats.first(lines, MOST_CHANGES, "  ... and %,d more classes");
  }

  private static String recall(PerClass perClass, Unit unit) {
    return perClass.images() == 0
        ? "no " + unit.many()
        : Formats.share(perClass.correct(), perClass.images());
  }

  static String accuracy(Baseline baseline) {
    return Formats.share(baseline.entries().correct(), baseline.size());
  }

  static String hash(Baseline baseline) {
    return baseline.modelSha256().substring(0, SHORT_HASH) + "...";
  }

  static String line(String label, Optional<String> before, String now) {
    return Formats.format(
        "  %-8s  %s%s",
        label, before.filter(old -> !old.equals(now)).map(old -> old + " → ").orElse(""), now);
  }

  /**
   * Why a model is refused as baseline.
   *
   * @param verdict verdict of the comparing rules
   */
  public static List<String> refusal(Verdict verdict, Optional<Comparison> comparison, Unit unit) {
    List<String> lines = new ArrayList<>();
    lines.add(
        comparison.isEmpty()
            ? "The model cannot be compared with the baseline, which stays as it is."
            : comparison.get().isWorse()
                ? "The model is worse than the baseline, which stays as it is."
                : "The model is worse than the baseline in some classes or slices, so the baseline"
                    + " stays as it is.");
    lines.addAll(GateMessage.rows(verdict));
    comparison.ifPresent(found -> lines.addAll(comparison(found, unit)));
    lines.add(
        "To fix: train a better model, or accept this one with a reason: "
            + MavenCall.of("baseline")
            + " \"-Dnn.baselineReason=smaller model, for mobile phones\"");
    return lines.stream().map(SafeText::escaped).toList();
  }

  /**
   * Changes from the baseline: accuracy, then classes that got worse or better. None of a number,
   * of which the rule says it all.
   */
  static List<String> comparison(Comparison comparison, Unit unit) {
    return GateMessage.indented("comparison.jte", Map.of("comparison", comparison, "unit", unit));
  }

  /** Classes with their recalls before and now; empty if there are none. */
  static String changes(List<Change> classes) {
    return Formats.list(
        classes.stream().map(change -> change.name() + " " + change.percents()).toList(),
        MOST_CLASSES);
  }
}

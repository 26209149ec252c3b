package dev.nnmaven.plugin.console;

import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Baseline.PerClass;
import dev.nnmaven.plugin.baseline.ClassChange;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Log lines that compare a model with the baseline. */
public final class BaselineLog {

  private static final int SHORT_HASH = 12;
  private static final int LABEL = "accuracy".length();

  /** Maximum number of classes in one line. */
  private static final int MOST_CLASSES = 5;

  /** Maximum number of changed classes, one per line. */
  private static final int MOST_CHANGES = 50;

  private BaselineLog() {}

  /** Whether a new baseline has the same results as the old one. */
  public static boolean isSame(Baseline before, Baseline now) {
    return before.modelSha256().equals(now.modelSha256())
        && before.imagesSha256().equals(now.imagesSha256())
        && before.correct() == now.correct()
        && before.classes().equals(now.classes())
        && Arrays.equals(before.recognized(), now.recognized())
        && (now.reason().isEmpty() || now.reason().equals(before.reason()));
  }

  /** Changes of a baseline, before → after. */
  public static List<String> lines(Optional<Baseline> before, Baseline now) {
    List<String> lines = new ArrayList<>();
    lines.add(before.isPresent() ? "the baseline changes:" : "the first baseline:");
    lines.add(line("model", before.map(Baseline::modelSha256), now.modelSha256(), true));
    before
        .filter(old -> !old.imagesSha256().equals(now.imagesSha256()))
        .ifPresent(
            old ->
                lines.add(
                    Texts.format(
                        "  images    %s → %s others, so that before and after are of different"
                            + " images",
                        Texts.count(old.images()), Texts.count(now.images()))));
    lines.add(
        line(
            "accuracy",
            before.map(old -> share(old.correct(), old.images())),
            share(now.correct(), now.images()),
            false));
    lines.add(
        line("loss", before.map(old -> Texts.loss(old.loss())), Texts.loss(now.loss()), false));
    now.reason().ifPresent(reason -> lines.add(line("reason", Optional.empty(), reason, false)));
    before.ifPresent(old -> lines.addAll(classes(old, now)));
    return lines;
  }

  /** Changed classes, one per line. */
  private static List<String> classes(Baseline before, Baseline now) {
    Map<String, String> old = new LinkedHashMap<>();
    before.classes().forEach(perClass -> old.put(perClass.name(), recall(perClass)));
    List<String> lines = new ArrayList<>();
    for (PerClass perClass : now.classes()) {
      String was = old.remove(perClass.name());
      if (!recall(perClass).equals(was)) {
        lines.add(
            Texts.format(
                "  class %s: %s → %s",
                perClass.name(), was == null ? "new" : was, recall(perClass)));
      }
    }
    old.forEach((name, was) -> lines.add(Texts.format("  class %s: %s → gone", name, was)));
    if (lines.size() > MOST_CHANGES) {
      int more = lines.size() - MOST_CHANGES;
      lines.subList(MOST_CHANGES, lines.size()).clear();
      lines.add(Texts.format("  ... and %s more classes", Texts.count(more)));
    }
    return lines;
  }

  private static String recall(PerClass perClass) {
    return perClass.images() == 0 ? "no images" : share(perClass.correct(), perClass.images());
  }

  private static String share(int part, int whole) {
    return Texts.format(
        "%s (%s of %s)", Texts.percent(part, whole), Texts.count(part), Texts.count(whole));
  }

  private static String line(String label, Optional<String> before, String now, boolean isHash) {
    String text =
        before
            .filter(old -> !old.equals(now))
            .map(old -> shortened(old, isHash) + " → " + shortened(now, isHash))
            .orElse(shortened(now, isHash));
    return Texts.format("  %-" + LABEL + "s  %s", label, text);
  }

  private static String shortened(String text, boolean isHash) {
    return isHash ? text.substring(0, SHORT_HASH) + "..." : text;
  }

  /**
   * Why a model is refused as baseline.
   *
   * @param verdict verdict of the comparing rules
   */
  public static List<String> refusal(Verdict verdict, Optional<Comparison> comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(
        comparison.isPresent()
            ? "The model is worse than the baseline, which stays as it is."
            : "The model cannot be compared with the baseline, which stays as it is.");
    lines.addAll(GateLog.rows(verdict));
    comparison.map(BaselineLog::comparison).ifPresent(lines::addAll);
    lines.add(
        "What to do: train a better one; or, if it is meant to be so, say why, for all who read the"
            + " reports: mvn nn:baseline \"-Dnn.baselineReason=smaller, for telephones\"");
    return lines.stream().map(Invisible::shown).toList();
  }

  /** Changes from the baseline: accuracy, then classes that got worse or better. */
  static List<String> comparison(Comparison comparison) {
    Baseline before = comparison.before();
    List<String> lines = new ArrayList<>();
    lines.add(
        Texts.format(
            "  baseline     %s → %s of %s images (%s → %s)",
            Texts.count(before.correct()),
            Texts.count(comparison.now().correct()),
            Texts.count(before.images()),
            Texts.percent(before.correct(), before.images()),
            Texts.percent(comparison.now().correct(), comparison.now().total())));
    before.reason().ifPresent(reason -> lines.add("  accepted     " + reason));
    if (comparison.leftOut() > 0) {
      lines.add(
          Texts.format(
              "  left out     compared on %s of %s images; %s may have been training images of %s",
              Texts.count(before.images()),
              Texts.count(before.images() + comparison.leftOut()),
              Texts.count(comparison.leftOut()),
              before.producer()));
    }
    if (!comparison.worse().isEmpty()) {
      lines.add("  worse        " + changes(comparison.worse()));
    }
    if (!comparison.better().isEmpty()) {
      lines.add("  better       " + changes(comparison.better()));
    }
    return lines;
  }

  private static String changes(List<ClassChange> classes) {
    String first =
        String.join(
            ", ",
            classes.stream()
                .limit(MOST_CLASSES)
                .map(
                    change ->
                        Texts.format(
                            "%s %s → %s",
                            change.name(),
                            Texts.percent(change.before(), change.images()),
                            Texts.percent(change.now(), change.images())))
                .toList());
    int more = classes.size() - MOST_CLASSES;
    return more > 0 ? Texts.format("%s and %d more", first, more) : first;
  }
}

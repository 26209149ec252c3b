package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.data.image.DataHealth.Leak;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Warnings from the data quality checks. */
public final class HealthLog {

  /** Maximum number of names in a list. */
  private static final int MOST_NAMES = 3;

  private HealthLog() {}

  /** Formats the warnings, if any. */
  public static List<String> warnings(DataHealth health, int heldOut) {
    List<String> warnings = new ArrayList<>();
    if (!health.leaked().isEmpty()) {
      int leaked = health.leaked().size();
      warnings.add(
          Texts.format(
              "%s of %s held-out images also %s in the training data, so that the accuracy promises"
                  + " too much: %s",
              Texts.count(leaked),
              Texts.count(heldOut),
              leaked == 1 ? "stands" : "stand",
              first(health.leaked().stream().map(HealthLog::text).toList())));
    }
    if (!health.conflicting().isEmpty()) {
      warnings.add(
          Texts.format(
              "%s of the images stand%s in several classes, so that no network can get all of them"
                  + " right: %s",
              Texts.count(health.conflicting().size()),
              health.conflicting().size() == 1 ? "s" : "",
              first(health.conflicting().stream().map(HealthLog::text).toList())));
    }
    return warnings;
  }

  private static String text(Leak leak) {
    return text(List.of(leak.heldOut(), leak.training()));
  }

  /** Joins names of equal images, of which a class may have thousands. */
  private static String text(List<String> names) {
    String first =
        names.stream().limit(MOST_NAMES).map(Shown::text).collect(Collectors.joining(" = "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? Texts.format("%s = %s more", first, Texts.count(more)) : first;
  }

  private static String first(List<String> texts) {
    String first = String.join(", ", texts.subList(0, Math.min(MOST_NAMES, texts.size())));
    return texts.size() > MOST_NAMES
        ? Texts.format("%s and %s more", first, Texts.count(texts.size() - MOST_NAMES))
        : first;
  }
}

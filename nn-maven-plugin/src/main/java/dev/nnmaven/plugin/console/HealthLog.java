package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Warnings from the data quality checks. */
public final class HealthLog {

  /** Maximum number of names in a list. */
  private static final int MOST_NAMES = 3;

  private HealthLog() {}

  /** Formats the warnings, if any. */
  public static List<String> warnings(DataHealth health, int heldOut) {
    List<String> warnings = new ArrayList<>();
    int leaked = health.leaked().size();
    if (leaked > 0) {
      warnings.add(
          Texts.format(
              "%,d of %,d held-out images also stand%s in the training data, so that the accuracy"
                  + " promises too much: %s",
              leaked,
              heldOut,
              leaked == 1 ? "s" : "",
              groups(
                  health.leaked().stream()
                      .map(leak -> List.of(leak.heldOut(), leak.training()))
                      .toList())));
    }
    int conflicting = health.conflicting().size();
    if (conflicting > 0) {
      warnings.add(
          Texts.format(
              "%,d of the images stand%s in several classes, so that no network can get all of them"
                  + " right: %s",
              conflicting, conflicting == 1 ? "s" : "", groups(health.conflicting())));
    }
    return warnings;
  }

  /** Joins groups of equal images, of which a class may have thousands. */
  private static String groups(List<List<String>> groups) {
    return Texts.list(
        groups.stream()
            .map(names -> names.stream().map(Shown::text).toList())
            .map(names -> String.join(" = ", Texts.first(names, MOST_NAMES, "%,d more")))
            .toList(),
        MOST_NAMES);
  }
}

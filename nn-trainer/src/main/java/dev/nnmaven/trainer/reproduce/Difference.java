package dev.nnmaven.trainer.reproduce;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something in which two models differ.
 *
 * @param name entry of their files without {@code option.}
 * @param recorded null if there is none
 * @param found null if there is none
 */
record Difference(String name, @Nullable String recorded, @Nullable String found) {

  private static final int SHORT_HASH = 12;
  private static final int LONGEST = 64;
  private static final int MOST = 20;

  /** Compares what model files say; each entry that differs. */
  static List<Difference> between(Map<String, String> recorded, Map<String, String> found) {
    TreeSet<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(found.keySet());
    return names.stream()
        .filter(entry -> !Objects.equals(recorded.get(entry), found.get(entry)))
        .map(
            entry ->
                new Difference(
                    entry.replaceFirst("^option\\.", ""), recorded.get(entry), found.get(entry)))
        .toList();
  }

  /** Whether only the program that wrote the model is another. */
  boolean isOfVersion() {
    return name.equals(TrainingJob.PRODUCER);
  }

  /** A table, recorded and found. */
  static List<String> table(List<Difference> differences) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "recorded", "found"));
    for (Difference difference : differences) {
      rows.add(List.of(difference.name, shown(difference.recorded), shown(difference.found)));
    }
    return Formats.first(TextTable.lines("  %-*s  %-*s  %s", rows), MOST, "  ... and %,d more");
  }

  private static String shown(@Nullable String text) {
    if (text == null) {
      return "none";
    }
    boolean isHash = text.matches("[0-9a-f]{64}");
    return isHash
        ? text.substring(0, SHORT_HASH) + "..."
        : SafeText.text(SafeText.cut(text, LONGEST));
  }
}

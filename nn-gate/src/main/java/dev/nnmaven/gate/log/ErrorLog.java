package dev.nnmaven.gate.log;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.job.ErrorList;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Log lines of the test examples that a model gets wrong: the worst by name. */
final class ErrorLog {

  private static final int MOST = 5;

  private ErrorLog() {}

  /**
   * A table of the worst; nothing if the model makes no mistake.
   *
   * @param file where all of them are
   */
  static List<String> lines(Evidence evidence, Path file) {
    ErrorList errors = evidence.errors();
    int count = errors.samples().size();
    if (count == 0) {
      return List.of();
    }
    String title =
        "%s%s:"
            .formatted(
                errors.title(),
                count > MOST ? Formats.format("; the %d worst (all in %s)", MOST, file) : "");
    List<String> lines = new ArrayList<>(List.of(title));
    lines.addAll(
        TextTable.lines(
            "  " + "%-*s  ".repeat(errors.columns().size()),
            errors.columns().stream().map(ErrorList.Column::name).toList(),
            Formats.first(errors.samples(), MOST),
            sample ->
                errors.columns().stream()
                    .map(column -> SafeText.text(column.shown().apply(sample)))
                    .toList()));
    return lines;
  }
}

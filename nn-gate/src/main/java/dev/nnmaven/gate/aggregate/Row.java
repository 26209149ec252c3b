package dev.nnmaven.gate.aggregate;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.text.Failures;
import dev.nnmaven.trainer.text.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluation of one model, for the overview.
 *
 * @param evaluation the figures, if they may be shown
 * @param note how current they are, or why there are none; may be empty
 */
public record Row(ModelModule module, Optional<Evaluated> evaluation, String note) {

  private static final int SHA_DIGITS = 8;

  /** Reads the evaluation of a module. */
  public static Row of(ModelModule module) {
    if (module.stillToCome()) {
      // Existing results are of an earlier build.
      return without(module, "not built yet: nn:aggregate ran before this module");
    }
    if (!Files.exists(module.reports().figures())) {
      return without(module, "no evaluation");
    }
    try {
      Evaluated evaluation = Evaluated.read(module.reports().figures());
      if (!module.judgedNow() && isOutdated(evaluation)) {
        return without(module, "the model has changed since its evaluation");
      }
      String note = module.judgedNow() ? "" : "evaluated in an earlier build";
      return new Row(module, Optional.of(evaluation), note);
    } catch (IOException e) {
      return without(module, Failures.describe(e));
    }
  }

  private static Row without(ModelModule module, String why) {
    return new Row(module, Optional.empty(), why);
  }

  /**
   * Whether the model differs from the evaluated one. A missing model does not: reports may be
   * copied without it.
   */
  private static boolean isOutdated(Evaluated evaluation) throws IOException {
    Path model;
    try {
      model = Path.of(evaluation.model().file());
    } catch (InvalidPathException e) {
      return false; // no path on this system
    }
    return Files.isRegularFile(model) && !Sha256.of(model).equals(evaluation.model().sha256());
  }

  /** CSS class: {@code passed}, {@code failed} or {@code open}. */
  public String status() {
    return evaluation.map(known -> known.verdict().status()).orElse("open");
  }

  /** Verdict in words. */
  public String verdict() {
    return evaluation.map(known -> known.verdict().line()).orElse("not evaluated");
  }

  /** A text of the evaluation; empty if there is none. */
  public String text(Function<Evaluated, String> text) {
    return evaluation.map(text).orElse("");
  }

  /** Table of the log. */
  public static List<String> table(List<Row> rows) {
    return TextTable.lines(
        "%-*s  %-8s  %9s  %13s  %s",
        List.of("module", "model", "score", "baseline", "verdict"), rows, Row::cells);
  }

  private List<String> cells() {
    if (evaluation.isEmpty()) {
      return List.of(module.title(), "-", "-", "-", note);
    }
    Evaluated known = evaluation.get();
    return List.of(
        module.title(),
        known.model().sha256().substring(0, SHA_DIGITS),
        known.figures().shortText(),
        known.change(),
        verdict() + (note.isEmpty() ? "" : " (" + note + ")"));
  }
}

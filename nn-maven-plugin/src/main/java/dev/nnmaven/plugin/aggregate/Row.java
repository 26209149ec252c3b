package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.plugin.gate.VerdictWords;
import dev.nnmaven.plugin.report.EvaluationJson;
import dev.nnmaven.plugin.text.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluation of one model, for the overview.
 *
 * @param module the module
 * @param state state of the evaluation
 * @param evaluation the figures, if they may be shown
 * @param problem why they cannot be read; otherwise empty
 */
public record Row(
    ModelModule module, State state, Optional<EvaluationJson> evaluation, String problem) {

  /** Reads the evaluation of a module. */
  public static Row of(ModelModule module) {
    if (module.stillToCome()) {
      return without(module, State.NOT_YET, "");
    }
    if (!Files.exists(module.reports().figures())) {
      return without(module, State.MISSING, "");
    }
    try {
      EvaluationJson evaluation = EvaluationJson.read(module.reports().figures());
      if (module.judgedNow()) {
        return new Row(module, State.CURRENT, Optional.of(evaluation), "");
      }
      return isOutdated(evaluation)
          ? without(module, State.OUTDATED, "")
          : new Row(module, State.EARLIER, Optional.of(evaluation), "");
    } catch (IOException e) {
      return without(module, State.UNREADABLE, Failures.describe(e));
    }
  }

  private static Row without(ModelModule module, State state, String problem) {
    return new Row(module, state, Optional.empty(), problem);
  }

  /**
   * Whether the model differs from the evaluated one. A missing model does not: reports may be
   * copied without it.
   */
  private static boolean isOutdated(EvaluationJson evaluation) throws IOException {
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
    return evaluation.map(known -> VerdictWords.line(known.verdict())).orElse("not judged");
  }

  /** How current it is, or why there is nothing; may be empty. */
  public String note() {
    return problem.isEmpty() ? state.note() : problem;
  }

  /** A text of the evaluation; empty if there is none. */
  public String text(Function<EvaluationJson, String> text) {
    return evaluation.map(text).orElse("");
  }

  /** Change from the baseline in percentage points, or a dash if there is none. */
  static String change(EvaluationJson evaluation) {
    return evaluation.baseline() == null
        ? "-"
        : evaluation.baseline().change(evaluation.heldOut()).points();
  }
}

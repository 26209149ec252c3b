package dev.nnmaven.gate.aggregate;

import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.measure.RegressionFigures;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows of an {@code evaluation.json}: of classes, {@code heldOut} and {@code
 * baseline}; of a number, {@code regression}.
 */
public record Evaluated(
    ModelFigures model,
    Gate gate,
    @Nullable EvaluationFigures heldOut,
    @Nullable Accepted baseline,
    @Nullable Regression regression) {

  /** The verdict of the gate, without advice. */
  record Gate(boolean halts, List<RuleResult> rules) {

    Gate {
      rules = List.copyOf(rules);
    }
  }

  /** A model of a number. */
  record Regression(RegressionFigures heldOut, @Nullable Accepted baseline) {

    Regression {
      Objects.requireNonNull(heldOut);
    }
  }

  /**
   * The accepted model.
   *
   * @param images number of examples; 0 of a number
   * @param correct 0 of a number
   * @param mae mean absolute error; 0 of classes
   * @param compared the new model on these examples; null if these are all its test examples
   */
  record Accepted(int images, int correct, double mae, @Nullable Compared compared) {}

  /** The new model on the examples of the accepted one, likewise. */
  record Compared(int correct, double mae) {}

  /**
   * Maximum file size; a confusion matrix of a thousand classes takes less than ten million digits.
   */
  private static final int MOST_BYTES = 64 << 20;

  /** All that is read of a file of another version, which has other parts. */
  private record Version(int schemaVersion) {}

  /** Throws if a part is missing. */
  public Evaluated {
    Objects.requireNonNull(model);
    Objects.requireNonNull(gate);
    if ((heldOut == null) == (regression == null)
        || (heldOut != null && baseline != null && baseline.images < 1)) {
      throw new IllegalArgumentException("expected figures of either classes or numbers");
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or has another version or format; the message says
   *     which
   */
  public static Evaluated read(Path file) throws IOException {
    try {
      int version = Json.read(file, Version.class, MOST_BYTES).schemaVersion;
      if (version != EvaluationJson.SCHEMA_VERSION) {
        throw new IOException(
            Formats.format(
                "%s has schemaVersion %d, expected %d: another version of nn-maven wrote it. Run nn:evaluate again.",
                file, version, EvaluationJson.SCHEMA_VERSION));
      }
      return Json.read(file, Evaluated.class, MOST_BYTES);
    } catch (MalformedFileException e) {
      throw new IOException(
          "%s is damaged: %s. Run nn:evaluate again.".formatted(file, e.getMessage()), e);
    }
  }

  /** Figures on the test examples. */
  public Figures figures() {
    return regression == null ? Objects.requireNonNull(heldOut) : regression.heldOut;
  }

  public Verdict verdict() {
    return new Verdict(gate.rules, gate.halts, List.of(), false);
  }

  /** Against the accepted model: {@code +0.41 points}, {@code MAE -3.9%}; a dash without one. */
  public String change() {
    Accepted accepted = regression == null ? baseline : regression.baseline;
    if (accepted == null) {
      return "-";
    }
    Compared now = accepted.compared;
    if (figures() instanceof RegressionFigures numbers) {
      return change(accepted.mae, now == null ? numbers.mae() : now.mae);
    }
    int correct = now == null ? ((EvaluationFigures) figures()).correct() : now.correct;
    return new Ratio(correct - accepted.correct, accepted.images).points();
  }

  private static String change(double before, double now) {
    if (now == before) {
      return "no change";
    }
    return before == 0
        ? "MAE +" + Formats.error(now)
        : Formats.format("MAE %+.1f%%", 100 * (now - before) / before);
  }
}

package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.gate.AccuracyGate;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.job.FileHash;
import java.io.IOException;
import java.nio.file.Path;

/** What the build says when a model is not good enough: the facts, and the way forward. */
public final class GateMessage {

  private GateMessage() {}

  /** The message. */
  public static String of(
      AccuracyGate gate, EvaluationRun run, Evaluation evaluation, Path modelFile, Path report)
      throws IOException {
    String verdict =
        Texts.format(
            "Accuracy %s is below the required %s (nn.minAccuracy)%s.",
            Texts.percent(evaluation.correct(), evaluation.total()),
            Numbers.percent(gate.minimum()),
            gate.isWithinChance(evaluation) ? ", though within what chance explains" : "");
    return String.join(
        "\n",
        verdict,
        "  accuracy     " + EvaluationLog.accuracyWithInterval(evaluation),
        "  worst class  " + EvaluationLog.worstClass(evaluation, run.model().classes()),
        Texts.format("  model        %s (SHA-256 %s)", modelFile, FileHash.sha256(modelFile)),
        "  data         " + run.place(),
        "  figures      " + report,
        "What to do: train longer (nn.epochs) or a larger network (nn.layers), look at the images"
            + " of the worst class, add training images like those that were missed, or lower"
            + " nn.minAccuracy if this is as good as the product needs.");
  }
}

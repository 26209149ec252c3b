package dev.nnmaven.gate;

import dev.nnmaven.gate.evaluation.Evaluation;
import dev.nnmaven.gate.log.GateMessage;
import dev.nnmaven.gate.report.Reports;
import java.io.IOException;
import java.nio.file.Path;

/** What became of a model at the gate. */
public final class Judgement {

  private final Evaluation evaluation;

  Judgement(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Whether the model passed all rules that could be checked. */
  public boolean passed() {
    return evaluation.verdict().passed();
  }

  /** The verdict in words: each rule, and what to do if one failed. */
  public String message() {
    return String.join("\n", GateMessage.lines(evaluation.evidence(), evaluation.verdict()));
  }

  /** Writes the page and the other reports of {@code nn:evaluate}, in {@code nn} below a folder. */
  public void writeReports(Path folder) throws IOException {
    new Reports(folder, "").write(evaluation.evidence(), evaluation.verdict());
  }
}

package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.log.GateMessage;
import dev.nnmaven.gate.rule.Verdict;

/**
 * What became of a model at the gate.
 *
 * @param evidence all that was found
 * @param verdict outcomes of the rules
 */
public record Evaluation(Evidence evidence, Verdict verdict) {

  /** The verdict in words: each rule, and what to do if one failed. */
  public String message() {
    return String.join("\n", GateMessage.lines(evidence, verdict));
  }
}

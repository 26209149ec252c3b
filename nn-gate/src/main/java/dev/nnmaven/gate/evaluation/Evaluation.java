package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;

/**
 * What became of a model at the gate.
 *
 * @param evidence all that was found
 * @param verdict outcomes of the rules
 */
public record Evaluation(Evidence evidence, Verdict verdict) {}

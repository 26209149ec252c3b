/**
 * The quality gate: {@code Gate} checks rules, {@code RuleEntry} lists them, {@code GateParser}
 * parses them, {@code Metric} has those that limit one figure, and {@code Verdict} is the result.
 */
package dev.nnmaven.gate.rule;

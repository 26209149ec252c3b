/**
 * Baselines: {@code Baseline} is the last accepted model with its error on each example, {@code
 * SharedExamples} finds those that today's test data still has, and {@code Pairs} compares two
 * models on them.
 */
package dev.nnmaven.gate.baseline;

/** Evaluation of a network on labeled samples, by {@code Evaluator}. */
package dev.nnmaven.nn.evaluation;

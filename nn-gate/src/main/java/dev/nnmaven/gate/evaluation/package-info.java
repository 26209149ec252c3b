/**
 * Evaluation and acceptance for the plugin, which has settings, data and baseline: {@code
 * EvaluationJob} and {@code AcceptanceJob}. {@code JudgedFile} is a model or a file of answers.
 */
package dev.nnmaven.gate.evaluation;

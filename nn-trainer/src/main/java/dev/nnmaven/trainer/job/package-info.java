/**
 * The work behind the goals, without Maven: {@code TrainingJob} is the order, {@code LoadedData}
 * the data, {@code TrainingRun} and {@code EvaluationRun} do it, and {@code Members} trains several
 * networks.
 */
package dev.nnmaven.trainer.job;

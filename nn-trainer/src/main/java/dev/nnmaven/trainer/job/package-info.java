/**
 * The work behind the goals, without Maven: {@code TrainingJob} is the order, {@code LoadedData}
 * the data. {@code Preparation} makes a {@code TrainingRun} of them, which trains one network;
 * {@code ModelTraining} trains a model of some, side by side by {@code Members}. {@code
 * EvaluationRun} evaluates.
 */
package dev.nnmaven.trainer.job;

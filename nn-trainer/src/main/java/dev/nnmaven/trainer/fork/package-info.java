/**
 * Training in another JVM: {@code ForkDecision} decides, {@code ForkedTraining} is this side of the
 * pipe, {@code TrainingProcess} the other.
 */
package dev.nnmaven.trainer.fork;

/**
 * Trials: {@code SearchPlan} lists them, {@code TrialTrainer} trains one, {@code TrialRunner} many,
 * {@code TrialBackends} finds where, and {@code SearchState} stores results.
 */
package dev.nnmaven.search.trial;

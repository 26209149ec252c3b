package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.catalog.Specified;

/**
 * Regularization of one layer, against overfitting. Active in training only.
 *
 * <p>There are four kinds, each an interface open to implementation: on a layer's inputs ({@link
 * InputPerturbation}), outputs ({@link OutputScaling}) and weights ({@link WeightPenalty}, {@link
 * WeightConstraint}). An implementation has no state and is safe for use by several threads.
 */
public sealed interface Regularizer extends Specified<Regularizer>
    permits InputPerturbation, OutputScaling, WeightPenalty, WeightConstraint {}

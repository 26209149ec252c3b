package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.catalog.Specified;

/**
 * What keeps a layer from learning its training samples by heart. Works while training only.
 *
 * <p>There are three places to act, each an interface that may be implemented freely: on what the
 * layer is given ({@link InputPerturbation}), on what it gives ({@link OutputScaling}) and on its
 * weights ({@link WeightPenalty}). An implementation has no state and is safe for use by several
 * threads.
 */
public sealed interface Regularizer extends Specified<Regularizer>
    permits InputPerturbation, OutputScaling, WeightPenalty {}

/**
 * The forward pass with kernels, for training, evaluation and prediction: {@code ForwardPass} for a
 * network, {@code EnsemblePass} for several.
 */
package dev.nnmaven.nn.inference;

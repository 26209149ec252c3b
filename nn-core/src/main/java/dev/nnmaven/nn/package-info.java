/**
 * The network: {@code Network}, {@code Layer}, {@code DenseLayer}, {@code Neuron} and {@code
 * Parameter}, and {@code Ensemble}, several networks that answer as one.
 */
package dev.nnmaven.nn;

/** Activation functions. */
package dev.nnmaven.nn.activation;

/** From inputs to outputs: the forward pass. */
package dev.nnmaven.nn.inference;

/** How a network learns: the training step, repeated over mini-batches and epochs. */
package dev.nnmaven.nn.training;

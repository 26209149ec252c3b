/** Labeled samples: inputs and targets that a network learns from, whatever they are made of. */
package dev.nnmaven.nn.data;

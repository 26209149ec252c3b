/** Labeled samples: what a network learns from, whatever it is made of. */
package dev.nnmaven.nn.data;

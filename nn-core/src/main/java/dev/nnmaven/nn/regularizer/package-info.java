/** What keeps a network from learning its training samples by heart. */
package dev.nnmaven.nn.regularizer;

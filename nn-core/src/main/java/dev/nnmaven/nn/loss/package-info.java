/** How wrong the network's outputs are, and in which direction they should move. */
package dev.nnmaven.nn.loss;

/** What a neuron makes of its weighted sum. */
package dev.nnmaven.nn.activation;

/** The objects that a reader meets first: a network of layers, a layer of neurons. */
package dev.nnmaven.nn;

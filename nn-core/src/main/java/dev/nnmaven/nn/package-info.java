/** Core objects: a network of layers, a layer of neurons and parameters. */
package dev.nnmaven.nn;

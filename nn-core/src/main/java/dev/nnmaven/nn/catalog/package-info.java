/** Finds activations, losses and the like by the names that a POM or a model file gives. */
package dev.nnmaven.nn.catalog;

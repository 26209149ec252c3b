/** Activations, regularizers and other parts of the user's project. */
package dev.nnmaven.trainer.extension;

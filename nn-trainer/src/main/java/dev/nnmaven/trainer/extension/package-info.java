/** Activations, regularizers and the like that the project itself has. */
package dev.nnmaven.trainer.extension;

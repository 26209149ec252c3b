/** Activations, regularizers and the like that stand in the project itself. */
package dev.nnmaven.trainer.extension;

/** Figures of a model for JSON files, and {@code training.json}. */
package dev.nnmaven.trainer.figures;

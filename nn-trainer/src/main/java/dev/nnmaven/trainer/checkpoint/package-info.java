/** Checkpoints of a training while it runs, for whoever continues it. */
package dev.nnmaven.trainer.checkpoint;

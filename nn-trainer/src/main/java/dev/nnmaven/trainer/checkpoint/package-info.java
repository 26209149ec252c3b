/** Checkpoints of a running training, from which it can continue. */
package dev.nnmaven.trainer.checkpoint;

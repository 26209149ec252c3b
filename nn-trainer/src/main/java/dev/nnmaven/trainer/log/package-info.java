/** Log lines of a training, made from records. */
package dev.nnmaven.trainer.log;

/** The up-to-date check: whether training would give the existing model. */
package dev.nnmaven.trainer.uptodate;

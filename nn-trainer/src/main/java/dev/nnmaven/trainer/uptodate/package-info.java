/** Up-to-date check of models. */
package dev.nnmaven.trainer.uptodate;

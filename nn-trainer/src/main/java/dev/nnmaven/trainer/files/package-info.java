/** Folders and all that is below them. */
package dev.nnmaven.trainer.files;

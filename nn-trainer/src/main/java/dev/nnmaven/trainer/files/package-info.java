/** Folders and all that is below them; records as JSON. */
package dev.nnmaven.trainer.files;

/** Folders with all files below them; records as JSON ({@code Json}). */
package dev.nnmaven.trainer.files;

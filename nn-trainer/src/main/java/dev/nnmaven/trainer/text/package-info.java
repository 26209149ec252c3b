/** Formatting of numbers, names and failures for users. */
package dev.nnmaven.trainer.text;

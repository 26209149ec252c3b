/** Answers that any program has given: read, checked, and made what a gate judges. */
package dev.nnmaven.trainer.answers;

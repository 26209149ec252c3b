/**
 * Answers of any program, from a file or a list, checked and turned into the {@code Answered} that
 * a gate evaluates.
 */
package dev.nnmaven.trainer.answers;

/**
 * {@code Answers} of a model, and differences between tasks: how to compare, word and keep metrics.
 * {@code Score} is the main figure.
 */
package dev.nnmaven.trainer.measure;

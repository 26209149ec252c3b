/** Evaluation of a network on labeled samples. */
package dev.nnmaven.nn.evaluation;

/** Regularization, against overfitting. */
package dev.nnmaven.nn.regularizer;

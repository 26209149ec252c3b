/** Optimizers: how gradients update parameters. */
package dev.nnmaven.nn.optimizer;

/** Optimizers: how gradients update parameters, and clipping of gradients. */
package dev.nnmaven.nn.optimizer;

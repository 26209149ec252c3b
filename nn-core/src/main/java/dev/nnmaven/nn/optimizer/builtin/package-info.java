/** The optimizers of this library; found by name. Not exported. */
package dev.nnmaven.nn.optimizer.builtin;

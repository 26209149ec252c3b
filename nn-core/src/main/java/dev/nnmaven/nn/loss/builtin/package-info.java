/** The loss functions of this library; found by name. Not exported. */
package dev.nnmaven.nn.loss.builtin;

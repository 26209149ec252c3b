/** The loss functions of this library, and softmax; found by name. Not exported. */
package dev.nnmaven.nn.loss.builtin;

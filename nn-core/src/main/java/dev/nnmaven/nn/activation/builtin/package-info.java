/** The activation functions of this library; found by name. Not exported. */
package dev.nnmaven.nn.activation.builtin;

/** The regularizers of this library; found by name. Not exported. */
package dev.nnmaven.nn.regularizer.builtin;

/** The initializers of this library; found by name. Not exported. */
package dev.nnmaven.nn.initializer.builtin;

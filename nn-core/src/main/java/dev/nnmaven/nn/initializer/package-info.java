/** The weights that a network starts from. */
package dev.nnmaven.nn.initializer;

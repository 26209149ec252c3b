/** The forward pass: from inputs to outputs. */
package dev.nnmaven.nn.inference;

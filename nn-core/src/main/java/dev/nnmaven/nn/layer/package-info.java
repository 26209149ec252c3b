/** Kinds of layers by name, for POMs: what a layer is before the data gives its inputs a number. */
package dev.nnmaven.nn.layer;

/** Weights that were trained elsewhere, made a model of this project. */
package dev.nnmaven.plugin.imported;

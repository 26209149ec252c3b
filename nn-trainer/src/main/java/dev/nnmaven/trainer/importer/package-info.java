/** Import of weights that were trained elsewhere. */
package dev.nnmaven.trainer.importer;

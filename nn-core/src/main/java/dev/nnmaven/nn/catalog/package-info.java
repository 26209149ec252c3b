/** Registry of activations, losses and the like by name, for POMs and model files. */
package dev.nnmaven.nn.catalog;

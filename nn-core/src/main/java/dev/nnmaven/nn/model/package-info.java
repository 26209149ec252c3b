/** Files that hold a trained model, or just weights. */
package dev.nnmaven.nn.model;

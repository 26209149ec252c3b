/** From a model and held-out data to a verdict. */
package dev.nnmaven.gate;

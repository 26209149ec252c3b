/** Baselines: the last accepted model, to compare the next one with. */
package dev.nnmaven.gate.baseline;

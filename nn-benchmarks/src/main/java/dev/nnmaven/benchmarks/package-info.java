/** Measurements; see nn-benchmarks/results/speed.md for how to run and read them. */
package dev.nnmaven.benchmarks;

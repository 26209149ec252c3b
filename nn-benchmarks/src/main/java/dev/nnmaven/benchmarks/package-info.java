/** Measurements; see docs/performance.md for how to run and read them. */
package dev.nnmaven.benchmarks;

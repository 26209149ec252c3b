/** Kernels and a thread pool. */
package dev.nnmaven.nn.parallel;

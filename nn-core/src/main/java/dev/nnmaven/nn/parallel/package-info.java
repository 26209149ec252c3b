/** Threads, and kernels for them to run. */
package dev.nnmaven.nn.parallel;

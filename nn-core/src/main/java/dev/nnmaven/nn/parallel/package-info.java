/** Threads that share the work of a step. Not exported. */
package dev.nnmaven.nn.parallel;

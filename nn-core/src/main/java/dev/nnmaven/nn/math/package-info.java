/** Elementary functions in float32 that give the same bits on every machine. */
package dev.nnmaven.nn.math;

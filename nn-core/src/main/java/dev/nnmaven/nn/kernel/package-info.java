/**
 * The inner loops of training and inference: {@code ScalarKernels} in plain Java, {@code
 * SimdKernels} on the Vector API. All implementations give the bits of the textbook.
 */
package dev.nnmaven.nn.kernel;

/**
 * The inner loops of training and inference. {@link dev.nnmaven.nn.kernel.ScalarKernels} is the
 * reference; faster implementations must give the same bits. Not exported.
 */
package dev.nnmaven.nn.kernel;

/**
 * The few loops that take the time. {@link dev.nnmaven.nn.kernel.ScalarKernels} is their
 * definition; whatever computes them faster must give the same bits. Not exported.
 */
package dev.nnmaven.nn.kernel;

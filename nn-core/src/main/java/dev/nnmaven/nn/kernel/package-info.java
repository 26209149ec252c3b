/** The inner loops of training and inference. All implementations give the bits of the textbook. */
package dev.nnmaven.nn.kernel;

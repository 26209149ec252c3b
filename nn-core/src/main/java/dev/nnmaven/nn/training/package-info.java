/** Training: steps over mini-batches and epochs. */
package dev.nnmaven.nn.training;

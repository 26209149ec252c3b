/** Loss functions and their gradients. */
package dev.nnmaven.nn.loss;

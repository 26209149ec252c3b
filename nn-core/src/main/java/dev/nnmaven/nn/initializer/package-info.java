/** Weight initialization. */
package dev.nnmaven.nn.initializer;

/** Reproducible random numbers, one stream per purpose. */
package dev.nnmaven.nn.random;

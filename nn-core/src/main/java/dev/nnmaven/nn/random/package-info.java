/** Random numbers by a named algorithm, in one stream for each purpose. */
package dev.nnmaven.nn.random;

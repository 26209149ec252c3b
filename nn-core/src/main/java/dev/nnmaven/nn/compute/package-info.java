/** Options of computing; none of them changes a result. */
package dev.nnmaven.nn.compute;

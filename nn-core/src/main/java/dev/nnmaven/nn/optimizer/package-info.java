/** How a gradient changes the parameters. */
package dev.nnmaven.nn.optimizer;

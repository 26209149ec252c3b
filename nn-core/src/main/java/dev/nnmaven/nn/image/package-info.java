/** An image, and how it is scaled. */
package dev.nnmaven.nn.image;

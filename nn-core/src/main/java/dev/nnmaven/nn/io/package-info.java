/** Files that are written whole or not at all, and words for what goes wrong with files. */
package dev.nnmaven.nn.io;

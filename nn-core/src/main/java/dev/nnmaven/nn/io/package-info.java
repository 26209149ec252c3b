/**
 * Files that are written whole or not at all, their hashes, and words for what goes wrong with
 * them.
 */
package dev.nnmaven.nn.io;

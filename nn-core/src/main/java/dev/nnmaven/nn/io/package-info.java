/** Atomic writes, checked reads, hashes, and readable reasons for failures. */
package dev.nnmaven.nn.io;

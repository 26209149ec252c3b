/**
 * Files and folders: {@code RegularFile} and {@code Folder} open them, {@code AtomicFile} writes
 * them completely or not at all.
 */
package dev.nnmaven.nn.io;

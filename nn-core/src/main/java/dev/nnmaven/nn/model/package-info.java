/**
 * Model files and weights files: {@code ModelFile} reads and writes them, {@code Safetensors} is
 * their format, and {@code MetadataCodecs} knows each kind of part that they name.
 */
package dev.nnmaven.nn.model;

/** Model files and weights files. */
package dev.nnmaven.nn.model;

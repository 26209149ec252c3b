/** Samples with known classes: read from image folders, split, and turned into inputs. */
package dev.nnmaven.nn.data;

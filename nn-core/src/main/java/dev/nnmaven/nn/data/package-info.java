/** Labeled samples: read from image folders, split, and preprocessed into inputs. */
package dev.nnmaven.nn.data;

/** Labeled images: read from folders, decoded, split, and preprocessed into inputs. */
package dev.nnmaven.nn.data.image;

/** {@code Space}: values that a search may try; {@code Bracket}: for how many epochs. */
package dev.nnmaven.search.space;

package dev.nnmaven.gate.baseline;

/**
 * Some of the images that two models are compared on: a class, or a slice.
 *
 * @param change over all of them
 * @param pairs by how much the error of each has changed
 * @param recognized how many of them, or of their groups, the baseline recognized
 */
public record Part(Change change, Pairs pairs, int recognized) {}

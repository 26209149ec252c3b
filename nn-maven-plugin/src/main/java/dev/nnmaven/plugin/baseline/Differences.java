package dev.nnmaven.plugin.baseline;

/**
 * Number of images on which a model and the baseline differ.
 *
 * @param lost images that only the baseline classifies correctly
 * @param gained images that only the model classifies correctly
 */
public record Differences(int lost, int gained) {}

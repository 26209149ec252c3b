package dev.nnmaven.plugin.baseline;

/**
 * Images on which a model and the baseline differ.
 *
 * @param lost that the baseline recognized and the model does not
 * @param gained that the model recognizes and the baseline did not
 */
public record Differences(int lost, int gained) {}

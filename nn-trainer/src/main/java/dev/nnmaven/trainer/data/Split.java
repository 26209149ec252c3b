package dev.nnmaven.trainer.data;

import java.util.List;

/**
 * Examples of which some were split off.
 *
 * @param warnings what is odd about the split, one line each
 */
public record Split(Examples training, Examples heldOut, List<String> warnings) {}

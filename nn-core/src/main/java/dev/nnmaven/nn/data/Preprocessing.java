package dev.nnmaven.nn.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * How something, such as an image, becomes inputs of a network. Stored in the model file by its
 * kind, so that inputs are prepared in an application as in training.
 */
public interface Preprocessing {

  /** Kind of preprocessing in a model file, such as {@code image}. */
  String kind();

  /** Number of inputs that it makes, I. */
  int inputs();

  /**
   * Shape of the inputs, {height, width, channels}: they are [height][width][channels] in memory.
   * By default they are not an image, hence one pixel. The array is the caller's.
   */
  default int[] shape() {
    return new int[] {1, 1, inputs()};
  }

  /** Its settings by name, as written in a model file. */
  SortedMap<String, String> settings();

  /** Its settings that are lists, by name; each is a JSON array in a model file. */
  default SortedMap<String, List<String>> lists() {
    return Collections.emptySortedMap();
  }
}

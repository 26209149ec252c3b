package dev.nnmaven.nn.model;

import java.util.Arrays;

/** A list of floats that grows, without an object for each. */
final class FloatList {

  private float[] values = new float[16];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}

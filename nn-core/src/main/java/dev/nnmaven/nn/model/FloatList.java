package dev.nnmaven.nn.model;

import java.util.Arrays;

/** A growable list of primitive floats. */
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

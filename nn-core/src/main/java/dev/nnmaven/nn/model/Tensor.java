package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.SafeText;
import java.util.Arrays;

/**
 * A named float32 tensor of a safetensors file.
 *
 * @param shape the length of each dimension
 * @param values the elements, last dimension fastest, without padding; the tensor's own, not a copy
 */
public record Tensor(String name, int[] shape, float[] values) {

  /**
   * Throws if the shape is another.
   *
   * @throws MalformedFileException if it is not the expected one; the message has both
   */
  public void requireShape(int... expected) throws MalformedFileException {
    if (!Arrays.equals(shape, expected)) {
      throw new MalformedFileException(
          "tensor %s has shape %s, expected %s",
          SafeText.text(name), Arrays.toString(shape), Arrays.toString(expected));
    }
  }

  /**
   * Throws on infinite or NaN elements.
   *
   * @throws MalformedFileException if an element is infinite or NaN
   */
  public void requireFinite() throws MalformedFileException {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new MalformedFileException(
            "tensor %s holds %s at index %s, expected finite numbers",
            SafeText.text(name), values[i], i);
      }
    }
  }
}

package dev.nnmaven.trainer.data;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Examples that have something in common, such as the images of a font.
 *
 * @param attribute what they have in common: {@code font}
 * @param value the value of it that they all have: {@code garamond}
 * @param examples their indices, ascending
 */
public record Slice(String attribute, String value, int[] examples) {

  /** In reports: {@code font=garamond}. */
  public String name() {
    return attribute + "=" + value;
  }

  public int size() {
    return examples.length;
  }

  /** The indices as a set. */
  public BitSet members() {
    BitSet members = new BitSet();
    Arrays.stream(examples).forEach(members::set);
    return members;
  }
}

package dev.nnmaven.nn.data;

/** Labeled samples in the form of network inputs. */
public interface Samples {

  /** Number of samples. */
  int size();

  /** Number of inputs of a sample, I. */
  int inputs();

  /** Class index of a sample, from 0. */
  int label(int sample);

  /** Writes a sample's {@link #inputs} values to {@code destination}, starting at {@code from}. */
  void load(int sample, float[] destination, int from);

  /**
   * Throws unless the samples fit a network of the given size.
   *
   * @throws IllegalArgumentException if the number of inputs differs, or a sample's class has no
   *     output
   */
  default void requireFit(int networkInputs, int networkOutputs) {
    if (inputs() != networkInputs) {
      throw new IllegalArgumentException(
          "the network has %d inputs, but a sample has %d numbers"
              .formatted(networkInputs, inputs()));
    }
    for (int sample = 0; sample < size(); sample++) {
      if (label(sample) < 0 || label(sample) >= networkOutputs) {
        throw new IllegalArgumentException(
            "a sample is of class %d, but the network tells %d classes apart, from 0"
                .formatted(label(sample), networkOutputs));
      }
    }
  }
}

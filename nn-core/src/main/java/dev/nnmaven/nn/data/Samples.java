package dev.nnmaven.nn.data;

/** Samples with known classes, as a network is given them. */
public interface Samples {

  /** How many there are. */
  int size();

  /** How many numbers a sample has, I. */
  int inputs();

  /** The class of a sample, from 0. */
  int label(int sample);

  /** Writes a sample's {@link #inputs} numbers to {@code destination}, from {@code from} on. */
  void load(int sample, float[] destination, int from);

  /**
   * Checks that a network of that size can be trained on these samples or asked about them.
   *
   * @throws IllegalArgumentException if it has more or fewer inputs than a sample has numbers, or
   *     no output for the class of a sample
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

package dev.nnmaven.nn.data;

import dev.nnmaven.nn.text.Illegal;

/** Samples in the form of network inputs, each with the outputs that are wanted. */
public interface Samples {

  /** Number of samples. */
  int size();

  /** Number of inputs of a sample, I. */
  int inputs();

  /** Number of targets of a sample: one for each output of a network, O. */
  int outputs();

  /** Writes a sample's {@link #inputs} values to {@code destination}, starting at {@code from}. */
  void loadInputs(int sample, float[] destination, int from);

  /**
   * Writes a sample's inputs as an epoch of training sees them: by default the same in each, those
   * of {@link #loadInputs}. Called by several threads.
   *
   * @param epoch its number, from 1
   */
  default void loadTrainingInputs(int epoch, int sample, float[] destination, int from) {
    loadInputs(sample, destination, from);
  }

  /**
   * Writes a sample's {@link #outputs} targets to {@code destination}, starting at {@code from}.
   */
  void loadTargets(int sample, float[] destination, int from);

  /**
   * The number to be predicted of a sample as the data has it, in its own unit; by default NaN: the
   * data has no more than {@link #loadTargets}.
   */
  default double number(int sample) {
    return Double.NaN;
  }

  /**
   * Throws unless the samples fit a network of the given size.
   *
   * @throws IllegalArgumentException if there are no samples, or the number of inputs or targets
   *     differs
   */
  default void requireFit(int networkInputs, int networkOutputs) {
    if (size() == 0) {
      throw Illegal.argument("no samples");
    }
    if (inputs() != networkInputs) {
      throw Illegal.argument(
          "the network has %s inputs, but a sample has %s numbers", networkInputs, inputs());
    }
    if (outputs() != networkOutputs) {
      throw Illegal.argument(
          "the network has %s outputs, but a sample has %s targets", networkOutputs, outputs());
    }
  }
}

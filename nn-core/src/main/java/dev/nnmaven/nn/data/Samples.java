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
}

package dev.nnmaven.nn.model;

import dev.nnmaven.nn.io.Sha256;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model was trained: enough to reproduce it, and nothing that depends on the machine (no
 * date, host or path).
 *
 * @param producer software and version: {@code nn-maven 1.0}
 * @param options training options by name: seed, epochs and so on
 * @param training which samples it was trained on
 * @param heldOut the test data
 */
public record Provenance(
    String producer, SortedMap<String, String> options, TrainingData training, HeldOut heldOut) {

  /**
   * The samples that a model was trained on.
   *
   * @param sha256 fingerprint of them all
   * @param samples their number; 0 if they are unknown
   */
  public record TrainingData(String sha256, int samples) {

    /** Training data of a model from another program; the fingerprint is the hash of no bytes. */
    public static final TrainingData UNKNOWN = new TrainingData(Sha256.of(new byte[0]), 0);

    /** Whether they are known: a model that was trained here has at least one. */
    public boolean areKnown() {
      return samples > 0;
    }
  }

  /** Sorts and copies the options. */
  public Provenance {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** Provenance of a model of which only the producer is known. */
  public static Provenance by(String producer) {
    return new Provenance(producer, new TreeMap<>(), TrainingData.UNKNOWN, new HeldOut.None());
  }
}

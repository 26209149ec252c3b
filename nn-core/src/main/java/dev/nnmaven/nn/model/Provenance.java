package dev.nnmaven.nn.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model was trained: enough to reproduce it, and nothing that depends on the machine (no
 * date, host or path).
 *
 * @param producer software and version: {@code nn-maven 1.0}
 * @param options training options by name: seed, epochs and so on
 * @param trainingSha256 fingerprint of the training samples
 * @param trainingImages number of training samples
 * @param heldOut which samples were held out
 */
public record Provenance(
    String producer,
    SortedMap<String, String> options,
    String trainingSha256,
    int trainingImages,
    HeldOut heldOut) {

  /** Sorts and copies the options. */
  public Provenance {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /** Provenance of a model of which only the producer is known. */
  public static Provenance by(String producer) {
    return new Provenance(producer, new TreeMap<>(), "", 0, new HeldOut.None());
  }
}

package dev.nnmaven.nn.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to make it again, and nothing that differs from machine to
 * machine (no date, host or path).
 *
 * @param producer what made it, with its version: {@code nn-maven 1.0}
 * @param options what it was made with, by name: seed, epochs and so on
 * @param trainingSha256 the fingerprint of the images that it was trained on
 * @param trainingImages how many these were
 * @param heldOut which images it was not trained on
 */
public record Provenance(
    String producer,
    SortedMap<String, String> options,
    String trainingSha256,
    int trainingImages,
    HeldOut heldOut) {

  /** Copies the options. */
  public Provenance {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}

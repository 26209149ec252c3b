package dev.nnmaven.search.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A configuration that is tried.
 *
 * @param number from 1
 * @param drawn values of the parameters that are searched over, in the order of the space
 */
public record Trial(int number, Map<String, String> drawn) {

  /** Copies the values, in their order. */
  public Trial {
    drawn = new LinkedHashMap<>(drawn);
  }

  /** In a line of the log: {@code learningRate=0.05, network=100 relu, 50}. */
  public String text() {
    return drawn.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}

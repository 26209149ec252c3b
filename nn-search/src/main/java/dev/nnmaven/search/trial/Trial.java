package dev.nnmaven.search.trial;

import dev.nnmaven.trainer.text.Formats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A configuration that is tried.
 *
 * @param number from 1; 0 for the start
 * @param drawn values of the parameters that are searched over, in the order of the space
 */
public record Trial(int number, Map<String, String> drawn) {

  /** The configuration that the search starts from: nothing of it is drawn. */
  public static final Trial START = new Trial(0, Map.of());

  /** Copies the values, in their order. */
  public Trial {
    drawn = new LinkedHashMap<>(drawn);
  }

  public boolean isStart() {
    return drawn.isEmpty();
  }

  /** Such as {@code trial 7}. */
  public String name() {
    return isStart() ? text() : "trial " + Formats.count(number);
  }

  /** Name and values: {@code trial 7 (learningRate=0.05)}. */
  public String title() {
    return isStart() ? text() : name() + " (" + text() + ")";
  }

  /** In a line of the log: {@code learningRate=0.05, network=100 relu, 50}. */
  public String text() {
    return isStart()
        ? "your settings"
        : drawn.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}

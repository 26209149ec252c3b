package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.DataHealth;
import java.util.List;

/**
 * What {@code evaluation.json} says of the images: how many are odd, and the first of them.
 *
 * @param leaked held-out images that stand among the training images, too
 * @param repeated groups of equal images of one class
 * @param conflicting groups of equal images of several classes
 * @param constant images of one colour
 */
public record HealthFigures(
    Some<DataHealth.Leak> leaked,
    Some<List<String>> repeated,
    Some<List<String>> conflicting,
    Some<String> constant) {

  /** Enough to find out what happened; a folder copied twice would name every image. */
  private static final int MOST = 10;

  /**
   * Some of many.
   *
   * @param count how many there are
   * @param first the first of them
   */
  public record Some<T>(int count, List<T> first) {

    static <T> Some<T> of(List<T> all) {
      return new Some<>(all.size(), all.subList(0, Math.min(MOST, all.size())));
    }
  }

  static HealthFigures of(DataHealth health) {
    return new HealthFigures(
        Some.of(health.leaked()),
        groups(health.repeated()),
        groups(health.conflicting()),
        Some.of(health.constant()));
  }

  /** Whether all is there, as is not sure of what was read from a file. */
  boolean isWhole() {
    return leaked != null && repeated != null && conflicting != null && constant != null;
  }

  /** Of each group the first images only, too: a class may be one image a thousand times. */
  private static Some<List<String>> groups(List<List<String>> all) {
    Some<List<String>> some = Some.of(all);
    return new Some<>(
        some.count(), some.first().stream().map(group -> Some.of(group).first()).toList());
  }
}

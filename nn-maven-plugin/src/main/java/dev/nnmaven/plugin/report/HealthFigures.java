package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.image.DataHealth;
import java.util.List;

/**
 * Data quality checks in {@code evaluation.json}: counts and first examples.
 *
 * @param leaked held-out images that are also training images
 * @param repeated groups of equal images of one class
 * @param conflicting groups of equal images of several classes
 * @param constant images of one colour
 */
public record HealthFigures(
    Some<DataHealth.Leak> leaked,
    Some<List<String>> repeated,
    Some<List<String>> conflicting,
    Some<String> constant) {

  /** Maximum number of examples; a folder copied twice would list every image. */
  private static final int MOST = 10;

  /**
   * Count and first examples.
   *
   * @param count total number
   * @param first first examples
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

  /** Whether no field is missing, as may be after reading a file. */
  boolean isWhole() {
    return leaked != null && repeated != null && conflicting != null && constant != null;
  }

  /** First groups, with the first images of each: a class may repeat one image a thousand times. */
  private static Some<List<String>> groups(List<List<String>> all) {
    Some<List<String>> some = Some.of(all);
    return new Some<>(
        some.count(), some.first().stream().map(group -> Some.of(group).first()).toList());
  }
}

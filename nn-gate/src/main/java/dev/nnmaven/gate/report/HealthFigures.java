package dev.nnmaven.gate.report;

import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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

  /** Throws if a file lacks a part. */
  public HealthFigures {
    Stream.of(leaked, repeated, conflicting, constant).forEach(Objects::requireNonNull);
  }

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
      return new Some<>(all.size(), Texts.first(all, MOST));
    }
  }

  static HealthFigures of(DataHealth health) {
    return new HealthFigures(
        Some.of(health.leaked()),
        groups(health.repeated()),
        groups(health.conflicting()),
        Some.of(health.constant()));
  }

  /** The checks in one line. */
  public String text(Unit unit) {
    List<String> odd = new ArrayList<>();
    add(odd, leaked, unit, "held-out ", "occurs", "occur", "in training too");
    add(odd, conflicting, unit, "", "occurs", "occur", "in several classes");
    add(odd, repeated, unit, "", "is", "are", "there more than once");
    add(odd, constant, unit, "", "is", "are", "of one colour");
    return odd.isEmpty() ? "nothing odd about the " + unit.many() : String.join("; ", odd);
  }

  private static void add(
      List<String> odd,
      Some<?> found,
      Unit unit,
      String which,
      String one,
      String many,
      String what) {
    if (found.count() > 0) {
      odd.add(
          "%s %s %s"
              .formatted(
                  Texts.count(found.count(), which + unit.one()),
                  found.count() == 1 ? one : many,
                  what));
    }
  }

  /** First groups, with the first images of each: a class may repeat one image a thousand times. */
  private static Some<List<String>> groups(List<List<String>> all) {
    return new Some<>(
        all.size(), Texts.first(all, MOST).stream().map(one -> Texts.first(one, MOST)).toList());
  }
}

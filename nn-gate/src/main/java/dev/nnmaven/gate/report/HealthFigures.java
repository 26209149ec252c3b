package dev.nnmaven.gate.report;

import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Data quality checks in {@code evaluation.json}: counts and first examples;
 * docs/evaluation.schema.json describes it.
 */
record HealthFigures(
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

  /** Number of all, and the first of them. */
  public record Some<T>(int count, List<T> first) {

    static <T> Some<T> of(List<T> all) {
      return new Some<>(all.size(), Formats.first(all, MOST));
    }

    private String text(String thing, String text, String many, String what) {
      return count == 0
          ? ""
          : "%s %s %s".formatted(Formats.count(count, thing), count == 1 ? text : many, what);
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
  String text(Unit unit, Score score) {
    String several = score == Score.ACCURACY ? "in several classes" : "with several numbers";
    String odd =
        Stream.of(
                leaked.text("test " + unit.one(), "occurs", "occur", "in training too"),
                conflicting.text(unit.one(), "occurs", "occur", several),
                repeated.text(unit.one(), "is", "are", "there more than once"),
                constant.text(unit.one(), "is", "are", "of one color"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return odd.isEmpty() ? "nothing odd about the " + unit.many() : odd;
  }

  /** All images of groups, and the first of the first: a class may repeat one a thousand times. */
  private static Some<List<String>> groups(List<List<String>> all) {
    return new Some<>(
        all.stream().mapToInt(List::size).sum(),
        Formats.first(all, MOST).stream().map(group -> Formats.first(group, MOST)).toList());
  }
}

package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The test examples that two models are compared on: those of today that the baseline knows.
 *
 * @param before the baseline on these alone, in their order
 * @param examples their indices among all test examples of today, ascending
 * @param gone number of different examples of the baseline that are not among them; null for a
 *     published model, which is asked again
 * @param leftOut number of test examples of today that are not
 */
public record SharedExamples(Baseline before, int[] examples, @Nullable Integer gone, int leftOut) {

  /**
   * Those of a file. An example that a model is trained on today is gone from its test examples,
   * even if a copy of it is still there.
   *
   * @param training training examples of today, if available
   */
  public static SharedExamples of(Baseline baseline, Examples today, Optional<Examples> training) {
    SharedExamples known = among(unseen(today, training), baseline, today);
    int gone = baseline.entries().different() - known.before.entries().different();
    return new SharedExamples(known.before, known.examples, gone, known.leftOut);
  }

  /** Those of a published model, which was judged on some of today's examples. */
  static SharedExamples ofPublished(Baseline baseline, Examples today) {
    return among(IntStream.range(0, today.size()).toArray(), baseline, today);
  }

  private static SharedExamples among(int[] some, Baseline baseline, Examples today) {
    Entries entries = baseline.entries();
    long[] keys = today.keys();
    int[] shared = Arrays.stream(some).filter(i -> entries.find(keys[i]) >= 0).toArray();
    int[] places = Arrays.stream(shared).map(i -> entries.find(keys[i])).toArray();
    return new SharedExamples(
        baseline.with(entries.of(places)), shared, null, keys.length - shared.length);
  }

  /** Indices of the examples that no training example equals. */
  public static int[] unseen(Examples examples, Optional<Examples> training) {
    Set<Long> seen =
        training.stream()
            .flatMap(some -> Arrays.stream(some.contentKeys()).boxed())
            .collect(Collectors.toSet());
    long[] keys = examples.contentKeys();
    return IntStream.range(0, keys.length).filter(i -> !seen.contains(keys[i])).toArray();
  }

  /** Which of these are in a slice of all. */
  IntStream of(Slice slice) {
    BitSet all = slice.members();
    return IntStream.range(0, examples.length).filter(i -> all.get(examples[i]));
  }

  /** Reports examples that are not compared; empty if all are. */
  public Optional<String> text(Unit unit) {
    return text(unit, SafeText.text(before.producer()));
  }

  /** Whether all examples of today and of the baseline are compared. */
  public boolean areAll() {
    return leftOut == 0 && (gone == null || gone == 0);
  }

  /**
   * The same: {@code compared on 1,186 of 1,200 images; 14 gone, 31 new}.
   *
   * @param producer the published model, if it is one
   */
  public Optional<String> text(Unit unit, String producer) {
    if (areAll()) {
      return Optional.empty();
    }
    int compared = examples.length;
    String all = unit.many();
    return Optional.of(
        gone != null
            ? Formats.format(
                "compared on %,d of %,d %s; %,d gone, %,d new",
                compared, compared + gone, all, gone, leftOut)
            : Formats.format(
                "compared on %,d of %,d %s; %,d may have been training %s of %s",
                compared, compared + leftOut, all, leftOut, all, producer));
  }
}

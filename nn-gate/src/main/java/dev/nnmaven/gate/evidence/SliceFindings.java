package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.measure.Answers;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How good a model is on slices of the test examples.
 *
 * @param asked configured slices, which rules check
 * @param worst others, found among the columns of a table: slices on which the model is worse than
 *     on all by more than chance, the surest first ({@link SlicesByChance})
 * @param looked among how many these were found; the test allows for so many
 */
public record SliceFindings(List<SliceFigures> asked, List<SliceFigures> worst, int looked) {

  /** Nobody looked. */
  public static final SliceFindings NONE = new SliceFindings(List.of(), List.of(), 0);

  private static final int MOST_WORST = 10;

  /** Those asked for, and the worst. */
  public List<SliceFigures> all() {
    return Stream.concat(asked.stream(), worst.stream()).toList();
  }

  /**
   * Looks at the test examples of an evaluation.
   *
   * @throws DatasetException if they cannot be sliced so
   */
  static SliceFindings of(Slices slices, Answered run, Findings<?, ?> findings)
      throws DatasetException, IOException {
    return of(slices.of(run.examples()), Slices.ofInputs(run.examples()), findings);
  }

  /**
   * Looks at nothing but what was asked for.
   *
   * @throws DatasetException if the examples cannot be sliced so
   */
  static SliceFindings asked(Slices slices, Answered run, Findings<?, ?> findings)
      throws DatasetException, IOException {
    return new SliceFindings(figures(slices.of(run.examples()), findings), List.of(), 0);
  }

  /** Those asked for, and the worst of others. */
  static SliceFindings of(List<Slice> asked, List<Slice> others, Findings<?, ?> findings) {
    Map<String, Slice> singles = new LinkedHashMap<>();
    Stream.concat(asked.stream(), others.stream())
        .filter(slice -> slice.size() >= SliceFigures.FEWEST)
        .forEach(slice -> singles.putIfAbsent(slice.name(), slice));
    List<Slice> all = List.copyOf(singles.values());
    Answers<?> answers = findings.answers();
    double[] beyond =
        SlicesByChance.beyond(
            all.stream().map(Slice::examples).toList(),
            IntStream.range(0, answers.size()).mapToDouble(SliceFigures.squares(answers)).toArray(),
            findings.units().of());
    Set<String> known = new HashSet<>(asked.stream().map(Slice::name).toList());
    List<Slice> worst =
        IntStream.range(0, beyond.length)
            .filter(i -> beyond[i] > 0 && !known.contains(all.get(i).name()))
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> beyond[i]).reversed())
            .limit(MOST_WORST)
            .map(all::get)
            .toList();
    return new SliceFindings(figures(asked, findings), figures(worst, findings), all.size());
  }

  private static List<SliceFigures> figures(List<Slice> slices, Findings<?, ?> findings) {
    return slices.stream().map(slice -> SliceFigures.of(slice, findings)).toList();
  }
}

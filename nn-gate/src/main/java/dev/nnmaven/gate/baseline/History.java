package dev.nnmaven.gate.baseline;

import dev.nnmaven.trainer.measure.Score;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Models that were accepted one after another.
 *
 * @param accepted how many, also those that are no longer listed
 * @param entries the last of them, the present one at the end; none if nobody kept them
 */
public record History(int accepted, List<Entry> entries) {

  /** The most that are kept. */
  static final int MOST = 30;

  static final History NONE = new History(0, List.of());

  public History {
    entries = List.copyOf(entries);
  }

  /**
   * An accepted model.
   *
   * @param date day of the sources that it was made of, if their build says it; never of a clock
   * @param modelSha256 hash of the model file
   * @param sameExamples whether its test examples are those of the model before, or nearly
   * @param examples number of these
   * @param figure how many of them it got right; of a number its RMSE
   */
  public record Entry(
      Optional<LocalDate> date,
      String modelSha256,
      boolean sameExamples,
      int examples,
      double figure) {

    /** Whether it is this very model, accepted again by the same examples. */
    private boolean isAgain(Entry before) {
      return modelSha256.equals(before.modelSha256) && sameExamples;
    }

    /** The same, once it replaces the one before. */
    private Entry inPlaceOf(Entry before) {
      return new Entry(date, modelSha256, before.sameExamples, examples, figure);
    }

    /** Its main figure. */
    public double score(Score score) {
      return score == Score.ACCURACY ? figure / examples : figure;
    }
  }

  /** How many of the last ones, in a row, were accepted by nearly the same examples. */
  int onSameExamples() {
    int same = 0;
    for (Entry entry : entries) {
      same = entry.sameExamples() ? same + 1 : 1;
    }
    return same;
  }

  /** Appends an entry; if the last entry is accepted again, it stays a single entry. */
  History plus(Entry entry) {
    int last = entries.size() - 1;
    boolean isAgain = last >= 0 && entry.isAgain(entries.get(last));
    List<Entry> earlier = isAgain ? entries.subList(0, last) : entries;
    Entry present = isAgain ? entry.inPlaceOf(entries.get(last)) : entry;
    return new History(
        isAgain ? accepted : accepted + 1,
        Stream.concat(earlier.stream(), Stream.of(present))
            .skip(Math.max(0, earlier.size() + 1 - MOST))
            .toList());
  }
}

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
   * @param examplesSha256 fingerprint of its test examples
   * @param examples number of these
   * @param figure how many of them it got right; of a number its RMSE
   */
  public record Entry(
      Optional<LocalDate> date,
      String modelSha256,
      String examplesSha256,
      int examples,
      double figure) {

    /** Whether it is this very model, accepted by these very examples. */
    private boolean isOfSame(Entry other) {
      return modelSha256.equals(other.modelSha256) && examplesSha256.equals(other.examplesSha256);
    }

    /** Its main figure. */
    public double score(Score score) {
      return score == Score.ACCURACY ? figure / examples : figure;
    }
  }

  /** How many of the last ones, in a row, were accepted by the examples of the present one. */
  int onSameExamples() {
    int same = 0;
    for (Entry one : entries) {
      String present = entries.get(entries.size() - 1).examplesSha256();
      same = one.examplesSha256().equals(present) ? same + 1 : 0;
    }
    return same;
  }

  /** With another one, which goes last; the last one itself stays one, accepted once more. */
  History plus(Entry one) {
    int last = entries.size() - 1;
    boolean isAgain = last >= 0 && entries.get(last).isOfSame(one);
    List<Entry> earlier = isAgain ? entries.subList(0, last) : entries;
    return new History(
        isAgain ? accepted : accepted + 1,
        Stream.concat(earlier.stream(), Stream.of(one))
            .skip(Math.max(0, earlier.size() + 1 - MOST))
            .toList());
  }
}

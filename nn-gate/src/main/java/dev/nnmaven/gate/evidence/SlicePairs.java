package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.trainer.data.Slice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Pairs of slices of two attributes: the examples that are in both. There are thousands, so that
 * the examples themselves are not kept.
 *
 * @param looked number of pairs that are large enough, and smaller than each of the two
 * @param worse those of them on which the model is worse than on all, and than on either of the two
 */
record SlicePairs(int looked, List<Pair> worse) {

  /** Two slices. */
  record Pair(Slice one, Slice other) {}

  /**
   * Looks at all pairs.
   *
   * @param singles slices that are large enough
   */
  static SlicePairs of(List<Slice> singles, Answers<?> answers) {
    IntToDoubleFunction squares = SliceFigures.squares(answers);
    double mean = SliceFigures.mean(Slice.all(answers.size()), squares);
    double[] means = singles.stream().mapToDouble(one -> SliceFigures.mean(one, squares)).toArray();
    List<Pair> worse = new ArrayList<>();
    int looked = 0;
    for (int i = 0; i < means.length; i++) {
      Slice one = singles.get(i);
      BitSet members = one.members();
      for (int j = i + 1; j < means.length; j++) {
        Slice other = singles.get(j);
        if (one.attribute().equals(other.attribute())) {
          continue;
        }
        int count = 0;
        double sum = 0;
        for (int example : other.examples()) {
          if (members.get(example)) {
            count++;
            sum += squares.applyAsDouble(example);
          }
        }
        if (count >= SliceFigures.FEWEST && count < Math.min(one.size(), other.size())) {
          looked++;
          if (sum / count > Math.max(mean, Math.max(means[i], means[j]))) {
            worse.add(new Pair(one, other));
          }
        }
      }
    }
    return new SlicePairs(looked, worse);
  }
}

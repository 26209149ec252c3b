package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a number becomes inputs: one is the number itself, scaled; and one for each bin says how far
 * through the bin it is, from −½ at its lower bound and below to ½ at its upper one and above. A
 * linear layer makes of these any function that is piecewise linear between the bounds, which it
 * cannot make of one input. Halfway is 0, so that zeros, which missing values have, favour no part,
 * and the mean over all bins of a training row is about 0, as initial weights expect it. Source: Y.
 * Gorishniy, I. Rubachev, A. Babenko, <i>On embeddings for numerical features in tabular deep
 * learning</i>, NeurIPS 2022, section 3.2.1.
 *
 * @param bounds of the bins, ascending, one more than there are bins; empty without bins: a single
 *     bin would only repeat the number
 */
public record FittedNumber(NumberScaling scaling, Standardization scale, List<Double> bounds) {

  /** Maximum number of bins: a model file has room for their bounds. */
  public static final int MOST_BINS = 32;

  /** Bounds of two bins. */
  static final int FEWEST_BOUNDS = 3;

  /** Throws IllegalArgumentException if bounds are too few or too many, or do not ascend. */
  public FittedNumber {
    bounds = List.copyOf(bounds);
    if (!bounds.isEmpty() && (bounds.size() < FEWEST_BOUNDS || bounds.size() > MOST_BINS + 1)) {
      throw Illegal.argument(
          "expected no bounds of bins, or %s to %s, found %s",
          FEWEST_BOUNDS, MOST_BINS + 1, bounds.size());
    }
    for (int b = 1; b < bounds.size(); b++) {
      double width = bounds.get(b) - bounds.get(b - 1);
      if (!(width > 0 && width <= Double.MAX_VALUE)) {
        throw Illegal.argument(
            "expected finite bounds of bins that ascend, found %s after %s",
            FloatText.of(bounds.get(b)), FloatText.of(bounds.get(b - 1)));
      }
    }
  }

  /** Number of bins. */
  public int bins() {
    return Math.max(0, bounds.size() - 1);
  }

  /** The bounds as texts, with blanks between them. */
  String text() {
    return bounds.stream().map(FloatText::of).collect(Collectors.joining(" "));
  }

  /** The input that is the number itself; infinite if it is beyond the range of float. */
  float number(double x) {
    return (float) scaling.bend(scale.scaled(x));
  }

  /** Writes the inputs of the bins. */
  void loadBins(double x, float[] destination, int from) {
    for (int bin = 0; bin < bins(); bin++) {
      double lower = bounds.get(bin);
      double share = (x - lower) / (bounds.get(bin + 1) - lower);
      destination[from + bin] = (float) (Math.max(0, Math.min(1, share)) - 0.5);
    }
  }
}

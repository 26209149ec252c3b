package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.Ensemble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many networks a model has, and which examples each is trained on.
 *
 * @param count number of networks that the model has
 * @param folds number of folds that the examples are dealt out to, each answered by a network that
 *     was trained without it; 0 without folds. If as many as networks, these are the model's own;
 *     otherwise others, and the model's networks are trained on all examples
 */
public record MemberSettings(int count, int folds) {

  /** A single network, trained on all examples. */
  public static final MemberSettings ONE = new MemberSettings(1, 0);

  private static final Pattern WRITTEN =
      Pattern.compile("(?:([^+]*)\\+)?folds\\(([^)]*)\\)|([^+]*)");

  /** Parses {@code 5}, {@code folds(5)} or {@code 1+folds(5)}. */
  static MemberSettings of(String given) {
    try {
      Matcher parts = WRITTEN.matcher(given);
      if (!parts.matches()) {
        throw new IllegalArgumentException("found \"%s\"".formatted(given));
      }
      if (parts.group(2) == null) {
        return new MemberSettings(number(given, 1), 0);
      }
      int folds = number(parts.group(2), 2);
      int count = parts.group(1) == null ? folds : number(parts.group(1), 1);
      if (count == folds && parts.group(1) != null) {
        throw new IllegalArgumentException("found as many of both, which is folds(" + folds + ")");
      }
      return new MemberSettings(count, folds);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a number of networks such as 5, folds(5) for networks that are each trained"
              + " without a fifth of the examples, or 1+folds(5) for one network and five others"
              + " that only answer such a fifth: "
              + e.getMessage(),
          e);
    }
  }

  private static int number(String given, int least) {
    return Numbers.integer(given.strip(), least, Ensemble.MOST_MEMBERS);
  }

  /** Whether one network is all that is trained. */
  public boolean isSingle() {
    return count == 1 && folds == 0;
  }

  /** Whether there are answers to all examples, by networks that were not trained on them. */
  public boolean areCrossFitted() {
    return folds > 0;
  }

  /** Whether the networks of the model itself can be those that are trained without a fold. */
  public boolean areOfFolds() {
    return folds == count;
  }

  /** Number of networks that are trained side by side. */
  public int trained() {
    return areOfFolds() ? count : count + folds;
  }

  /** As in a POM. */
  public String text() {
    String written = "folds(%s)".formatted(folds);
    return folds == 0 ? Integer.toString(count) : areOfFolds() ? written : count + "+" + written;
  }
}

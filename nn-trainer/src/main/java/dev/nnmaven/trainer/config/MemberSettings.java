package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.Ensemble;

/**
 * How many networks a model has, and which examples each is trained on.
 *
 * @param count number of networks
 * @param areCrossFitted whether each is trained without one of as many folds, and has answers to
 *     examples that it was not trained on
 */
public record MemberSettings(int count, boolean areCrossFitted) {

  /** A single network, trained on all examples. */
  public static final MemberSettings ONE = new MemberSettings(1, false);

  private static final String FOLDS = "folds(";

  /** Parses {@code 5} or {@code folds(5)}. */
  static MemberSettings of(String given) {
    boolean areFolds = given.startsWith(FOLDS) && given.endsWith(")");
    String number = areFolds ? given.substring(FOLDS.length(), given.length() - 1) : given;
    try {
      return new MemberSettings(
          Numbers.integer(number, areFolds ? 2 : 1, Ensemble.MOST_MEMBERS), areFolds);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected a number of networks such as 5, or folds(5) for networks that are each trained"
              + " without a fifth of the examples: "
              + e.getMessage(),
          e);
    }
  }

  public boolean isSingle() {
    return count == 1;
  }

  String text() {
    return areCrossFitted ? FOLDS + count + ")" : Integer.toString(count);
  }
}

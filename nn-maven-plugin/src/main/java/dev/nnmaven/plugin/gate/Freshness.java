package dev.nnmaven.plugin.gate;

import java.util.Optional;

/**
 * Whether a model is the one that the settings of this build train.
 *
 * @param kind whether it is
 * @param reason why it is another one, or why nobody can tell; empty if it is that one
 */
public record Freshness(Kind kind, String reason) {

  /** Whether it is. */
  public enum Kind {
    /** Training would write this very model. */
    CURRENT,
    /** Training would write another one, or failed, or was cut short. */
    STALE,
    /** Nothing in this build trains it. */
    NOT_TRAINED_HERE
  }

  /**
   * Of a model that is trained here.
   *
   * @param whyStale why training would not write this very model, if that is so
   */
  public static Freshness of(Optional<String> whyStale) {
    return whyStale.map(Freshness::stale).orElse(current());
  }

  /** Of a model that training would write again. */
  public static Freshness current() {
    return new Freshness(Kind.CURRENT, "");
  }

  /** Of a model that training would not write. */
  public static Freshness stale(String reason) {
    return new Freshness(Kind.STALE, reason);
  }

  /** Of a model that comes from elsewhere. */
  public static Freshness notTrainedHere() {
    return new Freshness(Kind.NOT_TRAINED_HERE, "nothing in this build trains the model");
  }
}

package dev.nnmaven.gate.evidence;

import java.util.Optional;

/**
 * Whether a model is the one that this build's settings train.
 *
 * @param kind current, stale, or not trained here
 * @param reason why it is stale or unknown; empty if current
 */
public record Staleness(Kind kind, String reason) {

  /** The three cases. */
  public enum Kind {
    /** Training would write this same model. */
    CURRENT,
    /** Training would write another model, or it failed or was interrupted. */
    STALE,
    /** This build does not train it. */
    NOT_TRAINED_HERE
  }

  /**
   * Freshness of a model trained by this build.
   *
   * @param whyStale why training would write another model; empty if it would not
   */
  public static Staleness of(Optional<String> whyStale) {
    return whyStale.map(Staleness::stale).orElse(current());
  }

  public static Staleness current() {
    return new Staleness(Kind.CURRENT, "");
  }

  public static Staleness stale(String reason) {
    return new Staleness(Kind.STALE, reason);
  }

  public static Staleness notTrainedHere() {
    return new Staleness(Kind.NOT_TRAINED_HERE, "nothing in this build trains the model");
  }
}

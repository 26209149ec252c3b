package dev.nnmaven.trainer.config;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of a model's answer is that of a linear member, a network without hidden layers.
 *
 * @param fixed from 0, none, to 1; empty if the training examples decide
 */
public record LinearShare(Optional<BigDecimal> fixed) {

  /** No linear member. */
  public static final LinearShare NONE = new LinearShare(Optional.of(BigDecimal.ZERO));

  static final LinearShare AUTO = new LinearShare(Optional.empty());

  private static final String AUTO_TEXT = "auto";

  static LinearShare of(String text) {
    if (text.strip().equals(AUTO_TEXT)) {
      return AUTO;
    }
    try {
      return new LinearShare(Optional.of(Numbers.share(text.strip()).stripTrailingZeros()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected auto, or a share from 0 to 1, found \"%s\": %s".formatted(text, e.getMessage()),
          e);
    }
  }

  public static LinearShare parse(SettingsReader reader) {
    LinearShare share = reader.get(Parameters.LINEAR);
    Optional<MemberSettings> members = reader.find(Parameters.MEMBERS);
    boolean areRefused = members.isEmpty() && reader.settings().has(Parameters.MEMBERS.name());
    boolean areCrossFitted = members.map(MemberSettings::areCrossFitted).orElse(false);
    if (share.fixed.isEmpty() && !areCrossFitted && !areRefused) {
      reader.mistake(
          Parameters.LINEAR,
          "auto compares answers to examples that the networks were not trained on, and nn.members=%s"
              + " has none; set nn.members=folds(5), or a share such as nn.linear=0.3",
          Parameters.MEMBERS.text(reader.get(Parameters.MEMBERS)));
    }
    return share;
  }

  /** Whether there may be a linear member. */
  public boolean isWanted() {
    return fixed.isEmpty() || fixed.get().signum() > 0;
  }

  String text() {
    return fixed.map(Numbers::plain).orElse(AUTO_TEXT);
  }
}

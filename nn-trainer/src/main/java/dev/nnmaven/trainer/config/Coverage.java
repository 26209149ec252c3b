package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.text.Illegal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Share of intervals, or sets of classes, that must contain the actual value: {@code nn.coverage}.
 *
 * @param isAsked whether it is configured; then a model that cannot guarantee it is refused
 */
public record Coverage(BigDecimal share, boolean isAsked) {

  /** Default coverage. */
  public static final Coverage DEFAULT = new Coverage(new BigDecimal("0.9"), false);

  /** Name of the parameter, and of the metadata entry of what has such intervals. */
  public static final String NAME = "coverage";

  private static BigDecimal share(String text) {
    BigDecimal share = Numbers.share(text).stripTrailingZeros();
    if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) == 0) {
      throw Illegal.argument(
          "expected a share above 0 and below 1, such as 0.9, found \"%s\"", text);
    }
    return share;
  }

  /** Parses the settings; errors are added to the mistakes. */
  public static Coverage parse(SettingsReader reader) {
    return reader
        .parse(NAME, Coverage::share)
        .map(share -> new Coverage(share, true))
        .orElse(DEFAULT);
  }

  /** Why a model cannot promise it, and what to do; empty if it can. */
  public Optional<String> whyNot(TrainedModel model) {
    try {
      quantile(model);
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Largest score of an answer that is in a model's intervals or sets; empty if it cannot promise
   * the default.
   *
   * @throws ConfigurationException if it cannot guarantee the configured coverage
   */
  public Optional<Float> most(TrainedModel model) throws ConfigurationException {
    Optional<String> whyNot = whyNot(model);
    if (isAsked && whyNot.isPresent()) {
      throw new ConfigurationException("nn.%s: %s", NAME, whyNot.get());
    }
    return whyNot.isPresent() ? Optional.empty() : Optional.of(quantile(model));
  }

  private float quantile(TrainedModel model) {
    return model.scores().orElseThrow(ConformalScores::missing).quantile(share.doubleValue());
  }

  /** In words: {@code 90%}. */
  public String text() {
    return Numbers.percent(share);
  }
}

package dev.nnmaven.search.trial;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Folds;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What trials are compared by: a figure on training images that they are not trained on.
 *
 * @param folds number of folds of cross-validation; 0 for a single split
 * @param groups finds the group in the name of an example, if examples have groups
 */
public record Scoring(Monitor score, int folds, Optional<Pattern> groups) {

  private static final String DEFAULT_FRACTION = "0.2";
  private static final int MOST_FOLDS = 100;
  private static final int SHARE_DIGITS = 4;

  /** Parses the figure and the folds; errors are added to the mistakes. */
  public static Scoring parse(SettingsReader reader) {
    int folds = folds(reader, 0);
    if (folds > 0 && reader.settings().has(ValidationSettings.FRACTION)) {
      reader.mistake(
          "folds",
          "beside nn.validationFraction, both choose validation data; remove one of the two");
    }
    if (folds == 0) {
      reader.parse(ValidationSettings.FRACTION, Scoring::aboveZero);
    }
    return new Scoring(
        reader.find(Parameters.MONITOR).orElse(Monitor.LOSS),
        folds,
        reader.find(Parameters.GROUPS));
  }

  private static BigDecimal aboveZero(String fraction) {
    BigDecimal share = Numbers.share(fraction);
    if (share.signum() == 0) {
      throw new IllegalArgumentException(
          "a search compares trials on validation data; give a fraction such as 0.2, or nn.folds");
    }
    return share;
  }

  public static int folds(SettingsReader reader, int byDefault) {
    return reader.parse("folds", text -> Numbers.integer(text, 2, MOST_FOLDS)).orElse(byDefault);
  }

  /** The figure in words; errors of classes are shown as accuracies. */
  public String figure(double error) {
    return Double.isFinite(error) ? text(score == Monitor.ACCURACY ? 1 - error : error) : "lost";
  }

  /** Deviation of the figure in words. */
  public String deviation(double deviation) {
    return Double.isFinite(deviation) ? text(deviation) : "infinite";
  }

  private String text(double figure) {
    return switch (score) {
      case LOSS -> Formats.loss(figure);
      case ACCURACY -> Formats.percent(figure);
      case RMSE -> Formats.error(figure);
    };
  }

  /**
   * Throws if the data has no such figure.
   *
   * @param ofNumbers whether numbers are predicted
   */
  public void requireFigure(boolean ofNumbers) throws ConfigurationException {
    if (score == Monitor.ACCURACY && ofNumbers) {
      throw new ConfigurationException(
          "nn.monitor: a model of numbers has no accuracy; set rmse, or remove it to compare by"
              + " the loss");
    }
    if (score == Monitor.RMSE && !ofNumbers) {
      throw new ConfigurationException(
          "nn.monitor: a model of classes has no rmse; set accuracy, or remove it to compare by"
              + " the loss");
    }
  }

  /**
   * The settings with a validation fraction, if they have none and there are no folds. With folds,
   * the winner is trained on all examples in the first place, and the last epoch counts.
   */
  public Settings validating(Settings settings) {
    if (folds > 0) {
      return settings.without(List.of(ValidationSettings.REFIT, Parameters.MONITOR.name()));
    }
    return settings.has(ValidationSettings.FRACTION)
        ? settings
        : settings.with(ValidationSettings.FRACTION, DEFAULT_FRACTION);
  }

  /**
   * Splits the training examples into folds.
   *
   * @return splits from the first fold on; none where there are no folds
   * @throws DatasetException if they cannot be split into folds
   */
  List<Split> splits(Examples training, long seed) throws DatasetException {
    if (folds == 0) {
      return List.of();
    }
    Folds parts = Folds.of(training, folds, groups, seed);
    return IntStream.range(0, parts.count()).mapToObj(parts::split).toList();
  }

  /** What a training beside a fold has that the configuration has not: the last epoch counts. */
  Map<String, String> ofFold() {
    BigDecimal share =
        BigDecimal.ONE.divide(BigDecimal.valueOf(folds), new MathContext(SHARE_DIGITS));
    return Map.of(ValidationSettings.FRACTION, Numbers.plain(share), "keep", "last");
  }
}

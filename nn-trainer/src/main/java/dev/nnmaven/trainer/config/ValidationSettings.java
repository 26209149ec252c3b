package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.training.TrainingOptions;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of validation.
 *
 * @param fraction of the training images of each class held out for validation, between 0 and 1
 * @param monitor what decides which epoch is the best, and which trial of a search
 * @param keepsBest whether the model is that of the best epoch, and not of the last
 * @param patience number of epochs without a better one after which training stops, if it does
 * @param refit whether the model is retrained on these examples as well, for as many steps
 */
public record ValidationSettings(
    BigDecimal fraction, Monitor monitor, boolean keepsBest, OptionalInt patience, boolean refit) {

  /** Setting of the fraction; also its name among the options of a model. */
  public static final String FRACTION = "validationFraction";

  /** Setting of retraining; also its name among the options of a model. */
  public static final String REFIT = "refit";

  static final String MISSING = "needs validation data; set nn.validationFraction=0.1";
  private static final String NO_FOLDS = ", and in nn.members a number instead of folds";

  /** What epochs and trials of a search are compared by, measured on the validation images. */
  public enum Monitor implements SpecifiedEnum {
    LOSS,
    ACCURACY,
    /** The root mean squared error of a number. */
    RMSE
  }

  /**
   * Parses the settings; empty if there are no validation images.
   *
   * @param options of training: the schedule may go by the validation loss
   */
  public static Optional<ValidationSettings> parse(SettingsReader reader, TrainingOptions options) {
    Optional<BigDecimal> fraction = reader.find(Parameters.VALIDATION_FRACTION);
    Optional<Monitor> monitor = reader.find(Parameters.MONITOR);
    Optional<String> kept = reader.find(Parameters.KEEP);
    Optional<Integer> patience = reader.find(Parameters.PATIENCE);
    boolean refit = reader.get(Parameters.REFIT);
    if (fraction.isEmpty() && reader.settings().has(Parameters.VALIDATION_FRACTION)) {
      return Optional.empty(); // a mistake, which is enough
    }
    if (fraction.isEmpty() || fraction.get().signum() == 0) {
      boolean folds = reader.get(Parameters.MEMBERS).areCrossFitted();
      String missing = MISSING + (folds ? NO_FOLDS : "");
      patience.ifPresent(given -> reader.mistake(Parameters.PATIENCE, missing));
      monitor.ifPresent(given -> reader.mistake(Parameters.MONITOR, missing));
      kept.filter("best"::equals)
          .ifPresent(best -> reader.mistake(Parameters.KEEP, "best " + missing));
      if (refit) {
        reader.mistake(Parameters.REFIT, missing);
      }
      if (options.schedule().needsValidation()) {
        reader.mistake(
            Parameters.LEARNING_RATE_SCHEDULE, options.schedule().specification() + " " + missing);
      }
      return Optional.empty();
    }
    boolean best = !kept.equals(Optional.of("last"));
    return Optional.of(
        new ValidationSettings(
            fraction.get(),
            monitor.orElse(Monitor.LOSS),
            best,
            patience.map(OptionalInt::of).orElse(OptionalInt.empty()),
            refit));
  }
}

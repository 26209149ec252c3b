package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.FloatText;
import java.util.Optional;

/** Converts calibration and threshold to and from metadata entries; a model may have neither. */
final class CalibrationMetadata {

  private static final String TEMPERATURE = "calibration.temperature";
  private static final String BEFORE = "calibration.before";
  private static final String AFTER = "calibration.after";
  private static final String THRESHOLD = "threshold";

  private CalibrationMetadata() {}

  static void write(TrainedModel model, Metadata metadata) {
    if (model.calibration().isPresent()) {
      Calibration calibration = model.calibration().get();
      metadata.put(TEMPERATURE, FloatText.of(calibration.temperature()));
      write(BEFORE, calibration.before(), metadata);
      write(AFTER, calibration.after(), metadata);
    }
    if (model.threshold() > 0) {
      metadata.put(THRESHOLD, FloatText.of(model.threshold()));
    }
  }

  private static void write(String key, Calibration.Fit fit, Metadata metadata) {
    metadata.put(key + ".loss", FloatText.of(fit.loss()));
    metadata.put(key + ".error", FloatText.of(fit.calibrationError()));
  }

  /** The calibration; throws an IllegalArgumentException if a figure is out of its range. */
  static Optional<Calibration> calibration(Metadata metadata) throws MalformedFileException {
    return metadata.has(TEMPERATURE)
        ? Optional.of(
            new Calibration(
                metadata.parsed(TEMPERATURE, TableMetadata::decimal),
                fit(BEFORE, metadata),
                fit(AFTER, metadata)))
        : Optional.empty();
  }

  private static Calibration.Fit fit(String key, Metadata metadata) throws MalformedFileException {
    return new Calibration.Fit(
        metadata.parsed(key + ".loss", TableMetadata::decimal),
        metadata.parsed(key + ".error", TableMetadata::decimal));
  }

  static float threshold(Metadata metadata) throws MalformedFileException {
    return metadata.has(THRESHOLD)
        ? metadata.parsed(THRESHOLD, TableMetadata::decimal).floatValue()
        : 0;
  }
}

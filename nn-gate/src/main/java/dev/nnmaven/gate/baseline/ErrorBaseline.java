package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.trainer.data.Examples;
import java.util.Optional;

/**
 * Baseline of a regression: the errors of the last accepted model.
 *
 * @param producer software that wrote it, with its version
 * @param modelSha256 hash of the model file
 * @param rowsSha256 fingerprint of the test rows
 * @param target name of the number that is predicted
 * @param errors absolute error of each test row, in order, in the target's unit
 * @param reason why it was accepted, if given
 */
public record ErrorBaseline(
    String producer,
    String modelSha256,
    String rowsSha256,
    String target,
    float[] errors,
    Optional<String> reason) {

  /** Creates the baseline of a model. */
  public static ErrorBaseline of(
      String producer,
      String modelSha256,
      Examples rows,
      String target,
      RegressionPredictions predictions,
      Optional<String> reason) {
    return new ErrorBaseline(
        producer, modelSha256, rows.fingerprint(), target, errors(predictions), reason);
  }

  /** Absolute errors in the precision of a baseline, so that a model equals itself; all finite. */
  static float[] errors(RegressionPredictions predictions) {
    float[] errors = new float[predictions.size()];
    for (int row = 0; row < errors.length; row++) {
      errors[row] = Math.min((float) predictions.error(row), Float.MAX_VALUE);
    }
    return errors;
  }

  /** Mean absolute error. */
  public double mae() {
    return mean(errors);
  }

  /** Root mean squared error. */
  public double rmse() {
    return rootMeanSquare(errors);
  }

  static double rootMeanSquare(float[] errors) {
    double squares = 0;
    for (float error : errors) {
      squares += (double) error * error;
    }
    return Math.sqrt(squares / errors.length);
  }

  static double mean(float[] errors) {
    double sum = 0;
    for (float error : errors) {
      sum += error;
    }
    return sum / errors.length;
  }
}

package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.RegressionTask;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predicts a number from a sample, in the unit that its column had in training: {@link
 * Model#numbers}.
 *
 * @param <T> type of a sample
 */
public final class Regressor<T> extends Predictor<T> {

  private final RegressionTask task;
  private final BiFunction<? super T, String, ? extends @Nullable Object> values;

  /**
   * Creates a regressor.
   *
   * @param values of a row, by the names of columns
   */
  Regressor(
      Engine engine,
      Function<? super T, float[]> preparation,
      BiFunction<? super T, String, ? extends @Nullable Object> values) {
    super(engine, preparation);
    this.values = values;
    this.task = engine.model().regression();
  }

  /** Name of the number that is predicted. */
  public String target() {
    return task.target();
  }

  /**
   * Predicts the number of a sample.
   *
   * @return the number, in the target's unit; finite
   * @throws IllegalArgumentException as {@link #inputs}, or if the number is not finite
   */
  public double predict(T sample) {
    return engine().run(inputs(sample), this::number);
  }

  /**
   * Predicts the number of a sample, and an interval for the actual number. All intervals have the
   * same width; see {@link ConformalScores} for the guarantee.
   *
   * @param coverage share of intervals that must contain the actual number, such as 0.9
   * @throws IllegalArgumentException as {@link #predict}, or if the coverage is not between 0 and
   *     1, or the model was scored on too few examples for it
   * @throws IllegalStateException if the model was not scored on examples that it was not trained
   *     on
   */
  public Interval interval(T sample, double coverage) {
    double half =
        engine().model().scores().orElseThrow(ConformalScores::missing).quantile(coverage);
    double value = predict(sample);
    return new Interval(value, value - half, value + half);
  }

  /**
   * Predicts the numbers of many samples, faster than one by one and with the same bits.
   *
   * @return one for each, in order
   * @throws IllegalArgumentException as {@link #predict}; the message says which sample
   */
  public double[] predictAll(List<? extends T> samples) {
    return all(samples, this::number).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Explains the number of a row: how much each column adds to it. It takes as long as {@link
   * RowClassifier#explain}.
   *
   * @throws IllegalArgumentException as {@link #predict}
   */
  public Explanation explain(T row) {
    float[] inputs = inputs(row).clone();
    engine().giveBack(engine().run(inputs)); // who gives prepared ones is told which do not fit
    return RowExplainer.explain(
        engine(), inputs, column -> values.apply(row, column), target(), this::number);
  }

  private double number(PredictingPass pass, int sample) {
    return task.finiteValue(pass.predictions().get(sample, 0));
  }

  /**
   * Returns a regressor of inputs that are preprocessed already, such as those of {@link #inputs}.
   * It explains no words of texts. It refuses too many or too few, and those that are not finite.
   */
  public Regressor<float[]> prepared() {
    return new Regressor<>(engine(), Function.identity(), (inputs, column) -> null);
  }
}

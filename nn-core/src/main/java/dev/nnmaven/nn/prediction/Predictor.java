package dev.nnmaven.nn.prediction;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A model, and how samples of an application become its inputs: as in training; the model file says
 * how.
 *
 * @param <T> what a sample is given as
 */
abstract sealed class Predictor<T> permits Classifier, Regressor {

  private final Engine engine;
  private final Function<? super T, float[]> preparation;

  Predictor(Engine engine, Function<? super T, float[]> preparation) {
    this.engine = engine;
    this.preparation = preparation;
  }

  /**
   * Preprocesses a sample.
   *
   * @return one value per input of the network, in its order; if the sample is prepared, itself
   * @throws IllegalArgumentException if it does not fit: an image has another size and is not
   *     scaled; a row has an unknown column or lacks one, or a value does not fit its column, or is
   *     missing and must not be. The message names the column, its kind and what was given.
   */
  public float[] inputs(T sample) {
    return preparation.apply(Objects.requireNonNull(sample, "sample"));
  }

  final Engine engine() {
    return engine;
  }

  final <R> List<R> all(List<? extends T> samples, Batch.Reader<R> reader) {
    return engine.runAll(Objects.requireNonNull(samples, "samples"), preparation, reader);
  }

  /** The model, as {@link Model#toString} shows it. */
  @Override
  public String toString() {
    return engine.toString();
  }
}

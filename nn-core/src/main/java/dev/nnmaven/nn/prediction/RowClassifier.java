package dev.nnmaven.nn.prediction;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Classifies rows, and explains its answers: {@link Model#rows}.
 *
 * @param <T> type of a row
 */
public final class RowClassifier<T> extends Classifier<T> {

  private final BiFunction<? super T, String, ? extends @Nullable Object> values;

  /**
   * Creates a classifier.
   *
   * @param values of a row, by the names of columns
   */
  RowClassifier(
      Engine engine,
      Function<? super T, float[]> preparation,
      BiFunction<? super T, String, ? extends @Nullable Object> values) {
    super(engine, preparation);
    this.values = values;
  }

  /**
   * Explains the answer to a row: how much each column adds to the probability of the predicted
   * class. It asks the model 4,096 times if 12 columns differ from their references, and half as
   * many times for each column fewer; if more do, some 256 times for each of them, and less often
   * for each of more than 256; and once for each word of a text, up to 200 different ones.
   *
   * @throws IllegalArgumentException as {@link #inputs}
   */
  public Explanation explain(T row) {
    float[] inputs = inputs(row).clone();
    Candidate best = ranked(inputs).best();
    int output = output(best);
    return RowExplainer.explain(
        engine(),
        inputs,
        column -> values.apply(row, column),
        best.className(),
        (pass, sample) -> (double) pass.predictions().get(sample, output));
  }
}

package dev.nnmaven.nn.prediction;

import java.util.function.Function;

/**
 * Classifies rows, and explains its answers: {@link Model#rows}.
 *
 * @param <T> what a row is given as
 */
public final class RowClassifier<T> extends Classifier<T> {

  RowClassifier(Engine engine, Function<? super T, float[]> preparation) {
    super(engine, preparation);
  }

  /**
   * Explains the answer to a row: how much each column adds to the probability of the predicted
   * class. It asks the model 4,096 times if 12 columns differ from their references, half as often
   * if one less does, and so on; if more do, some 256 times for each of them, and less often for
   * each of more than 256.
   *
   * @throws IllegalArgumentException as {@link #inputs}
   */
  public Explanation explain(T row) {
    float[] inputs = inputs(row).clone();
    String answer = ranked(inputs).best().className();
    int output = classes().indexOf(answer);
    return RowExplainer.explain(
        engine(),
        inputs,
        answer,
        (pass, sample) ->
            (double) pass.predictions().values()[pass.predictions().index(sample, output)]);
  }
}

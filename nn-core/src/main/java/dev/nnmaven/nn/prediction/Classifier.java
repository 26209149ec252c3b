package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.text.Illegal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Classifies samples: {@link Model#rows}, {@link Model#images}.
 *
 * @param <T> type of a sample
 */
public sealed class Classifier<T> extends Predictor<T> permits ImageClassifier, RowClassifier {

  private final List<String> classes;

  Classifier(Engine engine, Function<? super T, float[]> preparation) {
    super(engine, preparation);
    this.classes = engine.model().classes();
  }

  /** Names of the classes, in the order of {@link #probabilities}. */
  public List<String> classes() {
    return classes;
  }

  /** Index of the output of a class. */
  final int output(Candidate candidate) {
    return classes.indexOf(candidate.className());
  }

  /**
   * Least probability of the best class at which the model is confident; 0 if it always is. Needed
   * with {@link #probabilities} alone: a {@link Classification} knows whether it is confident.
   */
  public float threshold() {
    return engine().model().threshold();
  }

  /**
   * Classifies a sample.
   *
   * @throws IllegalArgumentException as {@link #inputs}
   */
  public Classification classify(T sample) {
    return ranked(inputs(sample));
  }

  final Classification ranked(float[] inputs) {
    return engine().run(inputs, this::ranked);
  }

  /** Result for one sample of a pass. */
  private Classification ranked(PredictingPass pass, int sample) {
    Matrix outputs = pass.outputs();
    float[] values = outputs.values();
    int first = outputs.index(sample, 0);
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      order.add(c);
    }
    double[] costs =
        engine()
            .model()
            .classification()
            .costs()
            .expected(
                pass.predictions().values(), pass.predictions().index(sample, 0), order.size());
    // Of equal costs by outputs, since probabilities may round to the same value near 1 where
    // outputs still differ; plus zero, so that 0 and -0 tie, as in the evaluation.
    order.sort(
        (a, b) ->
            costs[a] == costs[b]
                ? Float.compare(values[first + b] + 0f, values[first + a] + 0f)
                : Double.compare(costs[a], costs[b]));
    List<Candidate> ranking = new ArrayList<>();
    for (int c : order) {
      ranking.add(new Candidate(classes.get(c), pass.predictions().get(sample, c)));
    }
    return new Classification(ranking, threshold(), engine().model().scores());
  }

  /**
   * Classifies many samples, faster than one by one and with the same bits.
   *
   * @return one result for each, in order
   * @throws IllegalArgumentException as {@link #inputs}; the message says which sample
   */
  public List<Classification> classifyAll(List<? extends T> samples) {
    return all(samples, this::ranked);
  }

  /**
   * Computes the probability of each class into an array that is there already. Of {@link
   * #prepared} inputs it allocates no memory, for very frequent calls.
   *
   * @param destination receives the probabilities, in the order of {@link #classes}
   * @return destination
   * @throws IllegalArgumentException as {@link #inputs}, or if the destination's length is not the
   *     number of classes
   */
  public float[] probabilities(T sample, float[] destination) {
    float[] inputs = inputs(sample);
    Objects.requireNonNull(destination, "destination");
    if (destination.length != classes.size()) {
      throw Illegal.argument(
          "expected a destination of %s numbers, one a class, found %s",
          classes.size(), destination.length);
    }
    PredictingPass pass = engine().run(inputs);
    try {
      Matrix matrix = pass.predictions();
      System.arraycopy(matrix.values(), matrix.index(0, 0), destination, 0, destination.length);
      return destination;
    } finally {
      engine().giveBack(pass);
    }
  }

  /**
   * Returns a classifier of inputs that are preprocessed already, such as those of {@link #inputs}.
   * It refuses too many or too few, and those that are not finite.
   */
  public Classifier<float[]> prepared() {
    return new Classifier<>(engine(), Function.identity());
  }
}

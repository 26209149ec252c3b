package dev.nnmaven.gate.baseline;

import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How wrong a model is on each of some test examples. Equal examples have one key, and so one
 * error.
 *
 * @param keys by {@link dev.nnmaven.trainer.data.Examples#keys}, [N]
 * @param labels class of each, [N]; none for a number
 * @param errors 0 or 1 of a class, else the absolute error in the target's unit, [N]
 * @param probabilities of each class, [N][classes]; none for a number, or if a file does not tell
 * @param predicted class that was predicted for each, [N]; none if wrong answers all cost the same
 */
public record Entries(
    long[] keys, int[] labels, float[] errors, double[][] probabilities, int[] predicted) {

  /** Entries of which probabilities and predicted classes are not known. */
  public Entries(long[] keys, int[] labels, float[] errors) {
    this(keys, labels, errors, new double[0][], new int[0]);
  }

  /** The same by their keys, so that nothing depends on the order of the examples. */
  Entries sorted() {
    return of(
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> keys[i]))
            .mapToInt(i -> i)
            .toArray());
  }

  /** Those of a file, by their keys. */
  static Entries of(List<ExampleLines.Example> examples, boolean ofClasses) {
    float[] errors = new float[examples.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = examples.get(i).error();
    }
    int[] labels = examples.stream().mapToInt(ExampleLines.Example::label).toArray();
    long[] keys = examples.stream().mapToLong(ExampleLines.Example::key).toArray();
    boolean arePredicted =
        examples.stream().anyMatch(example -> example.predicted() != example.label());
    int[] predicted = examples.stream().mapToInt(ExampleLines.Example::predicted).toArray();
    return new Entries(
            keys,
            ofClasses ? labels : new int[0],
            errors,
            new double[0][],
            arePredicted ? predicted : new int[0])
        .sorted();
  }

  /** Some of them, in that order. */
  Entries of(int[] some) {
    float[] chosen = new float[some.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = errors[some[i]];
    }
    return new Entries(
        Arrays.stream(some).mapToLong(i -> keys[i]).toArray(),
        of(labels, some),
        chosen,
        of(probabilities, some),
        of(predicted, some));
  }

  /** Numbers of some examples; none if there are none. */
  private static int[] of(int[] numbers, int[] some) {
    return numbers.length == 0 ? numbers : Arrays.stream(some).map(i -> numbers[i]).toArray();
  }

  private static double[][] of(double[][] probabilities, int[] some) {
    return probabilities.length == 0
        ? probabilities
        : Arrays.stream(some).mapToObj(i -> probabilities[i]).toArray(double[][]::new);
  }

  /** Those of some test examples, in that order. */
  static Entries of(long[] keys, Answers<?> answers, int[] some) {
    return new Entries(
        keys,
        of(answers.labels(), some),
        errors(answers, some),
        answers instanceof Predictions of ? of(of.probabilities(), some) : new double[0][],
        of(predicted(answers), some));
  }

  /** Predicted classes; none if wrong answers all cost the same, or there are no classes. */
  private static int[] predicted(Answers<?> answers) {
    return answers instanceof Predictions classes && !classes.costs().isNone()
        ? classes.classes()
        : new int[0];
  }

  /** Class that was predicted for each, if it is known or there are only two, [N]. */
  public Optional<int[]> predicted(int classes) {
    if (predicted.length == 0 && classes == 2) {
      return Optional.of(
          IntStream.range(0, size())
              .map(i -> errors[i] == 0 ? labels[i] : 1 - labels[i])
              .toArray());
    }
    if (correct() == size()) {
      return Optional.of(labels);
    }
    return predicted.length == 0 ? Optional.empty() : Optional.of(predicted);
  }

  /** Errors in the precision of a baseline, so that a model equals itself; all finite. */
  private static float[] errors(Answers<?> answers, int[] some) {
    float[] errors = new float[some.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.min((float) answers.error(some[i]), Float.MAX_VALUE);
    }
    return errors;
  }

  /** Where a key is; negative if it is not. They must be sorted. */
  int find(long key) {
    return Arrays.binarySearch(keys, key);
  }

  /** Number of different ones. */
  public int different() {
    return (int) Arrays.stream(keys).distinct().count();
  }

  /** Number of different ones that these have, too; they must be sorted. */
  int shared(Entries others) {
    return (int) Arrays.stream(others.keys).distinct().filter(key -> find(key) >= 0).count();
  }

  /** Number of examples, N. */
  public int size() {
    return errors.length;
  }

  /** Number of examples without an error. */
  public int correct() {
    return (int) IntStream.range(0, size()).filter(i -> errors[i] == 0).count();
  }

  /** Mean absolute error. */
  public double mae() {
    double sum = 0;
    for (float error : errors) {
      sum += error;
    }
    return sum / errors.length;
  }

  /** Root mean squared error. */
  public double rmse() {
    double squares = 0;
    for (float error : errors) {
      squares += (double) error * error;
    }
    return Math.sqrt(squares / errors.length);
  }
}

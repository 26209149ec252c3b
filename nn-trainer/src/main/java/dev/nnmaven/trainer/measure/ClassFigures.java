package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Figures of a classification, each of how many times every example counts, [N]: once each, or as
 * often as a bootstrap drew it.
 */
public final class ClassFigures {

  /** As many as in the paper. */
  private static final int BINS = 15;

  private static final int DRAWS = 199;

  /** Of 200, with the test set as it is, one of twenty is above. */
  private static final int PLACE = 189;

  private final Predictions predictions;
  private final int classes;

  public ClassFigures(Predictions predictions) {
    this.predictions = predictions;
    classes = predictions.evaluation().confusion().classes();
  }

  /** Mean of something over the examples. */
  static ToDoubleFunction<int[]> mean(IntToDoubleFunction of) {
    return times -> {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < times.length; i++) {
        sum += times[i] * of.applyAsDouble(i);
        count += times[i];
      }
      return sum / count;
    };
  }

  /** Mean cost of an answer. */
  public ToDoubleFunction<int[]> cost() {
    return mean(predictions::cost);
  }

  /** Counts of a class: right, actual, predicted. */
  public record Counts(long right, long actual, long predicted) {

    /** Right / predicted; 0 of a class that is never predicted. */
    public double precision() {
      return (double) right / Math.max(1, predicted);
    }

    /** Harmonic mean of precision and recall: 2 right / (actual + predicted). */
    public double f1() {
      return 2.0 * right / (actual + predicted);
    }
  }

  private List<Counts> counts(int[] times) {
    long[][] counts = new long[classes][3];
    for (int i = 0; i < times.length; i++) {
      int actual = predictions.labels()[i];
      int predicted = predictions.classes()[i];
      counts[actual][0] += actual == predicted ? times[i] : 0;
      counts[actual][1] += times[i];
      counts[predicted][2] += times[i];
    }
    return IntStream.range(0, classes)
        .mapToObj(c -> new Counts(counts[c][0], counts[c][1], counts[c][2]))
        .toList();
  }

  /** Mean of a figure over the classes that occur or are predicted ("macro"). */
  public ToDoubleFunction<int[]> macro(ToDoubleFunction<Counts> of) {
    return times ->
        counts(times).stream()
            .filter(counts -> counts.actual() + counts.predicted() > 0)
            .mapToDouble(of)
            .average()
            .orElse(Double.NaN);
  }

  /**
   * An area under the ROC curve.
   *
   * @param influences by how much each example moves it, [N]
   */
  public record Area(double value, double[] influences) {}

  /** Area of each class against the rest, on average; NaN if there is only one class. */
  public Area auc() {
    return auc(predictions.labels(), predictions.probabilities());
  }

  /** The same of other probabilities, [N][classes]. */
  public static Area auc(int[] labels, double[][] probabilities) {
    double[] influences = new double[labels.length];
    double sum = 0;
    int areas = 0;
    for (int c = 0; c < probabilities[0].length; c++) {
      Ranking one = ranking(labels, probabilities, c);
      double area = one.auc();
      if (!Double.isNaN(area)) {
        sum += area;
        areas++;
        one.addInfluences(influences);
      }
    }
    for (int i = 0; i < influences.length; i++) {
      influences[i] /= areas;
    }
    return new Area(sum / areas, influences);
  }

  /** A class against the rest. */
  Ranking ranking(int c) {
    return ranking(predictions.labels(), predictions.probabilities(), c);
  }

  private static Ranking ranking(int[] labels, double[][] probabilities, int c) {
    double[] ofClass = new double[labels.length];
    boolean[] positive = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      ofClass[i] = probabilities[i][c];
      positive[i] = labels[i] == c;
    }
    return new Ranking(ofClass, positive);
  }

  /**
   * How many of a class, and of the others, have at least some probability of it: from none, above
   * the largest, to all, [thresholds][2].
   */
  public List<long[]> thresholds(int c) {
    return ranking(c).thresholds();
  }

  /**
   * Brier score: the mean of Σ (probability − 1 of the actual class, − 0 of others)², from 0 to 2.
   * Source: G. W. Brier, <i>Verification of forecasts expressed in terms of probability</i>,
   * Monthly Weather Review 78 (1950).
   */
  public ToDoubleFunction<int[]> brierScore() {
    return mean(
        i -> {
          double sum = 0;
          for (int c = 0; c < classes; c++) {
            double probability = predictions.probabilities()[i][c];
            double off = probability - (predictions.labels()[i] == c ? 1 : 0);
            sum += off * off;
          }
          return sum;
        });
  }

  /** How well the probabilities fit what is right, with each example once. */
  public Calibration.Fit fit() {
    return new Calibration.Fit(
        predictions.evaluation().loss(),
        calibrationError().applyAsDouble(once(predictions.size())));
  }

  /** Each of so many examples once. */
  public static int[] once(int examples) {
    int[] once = new int[examples];
    Arrays.fill(once, 1);
    return once;
  }

  /** Figures before and after: {@code temperature 1.53193: on test images loss 0.35 → ...}. */
  public static String text(Calibration calibration, String examples) {
    Calibration.Fit before = calibration.before();
    Calibration.Fit after = calibration.after();
    return "temperature %s: on %s loss %s → %s, calibration error %s → %s"
        .formatted(
            FloatText.of(calibration.temperature()),
            examples,
            Formats.loss(before.loss()),
            Formats.loss(after.loss()),
            Formats.percent(before.calibrationError()),
            Formats.percent(after.calibrationError()));
  }

  /**
   * Expected calibration error: the mean difference of how sure the model is of its answers and how
   * often they are right, over {@value #BINS} bins of the probability of the predicted class.
   * Source: C. Guo et al., <i>On calibration of modern neural networks</i>, ICML 2017, section 2.
   */
  public ToDoubleFunction<int[]> calibrationError() {
    return times -> calibrationError(times, predictions::isCorrect);
  }

  private double calibrationError(int[] times, IntPredicate isCorrect) {
    double[] excess = new double[BINS];
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      excess[bin(i)] += times[i] * (predictions.probability(i) - (isCorrect.test(i) ? 1 : 0));
      count += times[i];
    }
    double sum = 0;
    for (double value : excess) {
      sum += Math.abs(value);
    }
    return Math.min(1, sum / count); // rounding may go beyond
  }

  /**
   * The calibration error that one of 20 test sets exceeds if every probability of a predicted
   * class is how often it is right, and examples are on their own: of {@value #DRAWS} that say so
   * by draws from a stream of their own. The error is a mean of distances, so chance only adds to
   * it. Source: J. Bröcker, L. A. Smith, <i>Increasing the reliability of reliability diagrams</i>,
   * Weather and Forecasting 22 (2007).
   */
  public double calibrationErrorByChance() {
    RandomStream random = RandomStream.of(0).derive("calibration by chance");
    double[] errors = new double[DRAWS];
    int[] once = once(predictions.size());
    Arrays.setAll(
        errors,
        draw -> calibrationError(once, i -> random.nextFloat() < predictions.probability(i)));
    Arrays.sort(errors);
    return errors[PLACE];
  }

  private int bin(int example) {
    return Math.max(
        0, Math.min(BINS, (int) Math.ceil(predictions.probability(example) * BINS)) - 1);
  }

  /** The bins that have examples. */
  List<ProbabilityFigures.Bin> bins() {
    double[] sure = new double[BINS];
    int[] correct = new int[BINS];
    int[] all = new int[BINS];
    for (int i = 0; i < predictions.size(); i++) {
      sure[bin(i)] += predictions.probability(i);
      correct[bin(i)] += predictions.isCorrect(i) ? 1 : 0;
      all[bin(i)]++;
    }
    return IntStream.range(0, BINS)
        .filter(b -> all[b] > 0)
        .mapToObj(b -> new ProbabilityFigures.Bin(sure[b] / all[b], correct[b], all[b]))
        .toList();
  }
}

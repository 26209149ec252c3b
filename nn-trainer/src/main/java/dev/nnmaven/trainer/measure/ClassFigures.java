package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures of a classification, each of how many times every example counts, [N]: once each, or as
 * often as a bootstrap drew it.
 */
public final class ClassFigures {

  /** As many as in the paper. */
  private static final int BINS = 15;

  /** Most examples times classes whose rankings are kept for a bootstrap, of 9 bytes each. */
  private static final long MOST_KEPT = 10_000_000;

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

  /** Correct / all. */
  public ToDoubleFunction<int[]> accuracy() {
    return mean(i -> predictions.isCorrect(i) ? 1 : 0);
  }

  public ToDoubleFunction<int[]> loss() {
    return mean(i -> predictions.losses()[i]);
  }

  /** Mean cost of an answer. */
  public ToDoubleFunction<int[]> cost() {
    return mean(predictions::cost);
  }

  /** Of examples with at least a probability of the predicted class: their share, accuracy. */
  public ToDoubleFunction<int[]> confident(float threshold, boolean isAccuracy) {
    IntPredicate sure = i -> predictions.probability(i) >= threshold;
    ToDoubleFunction<int[]> share = mean(i -> sure.test(i) ? 1 : 0);
    ToDoubleFunction<int[]> right = mean(i -> sure.test(i) && predictions.isCorrect(i) ? 1 : 0);
    return isAccuracy ? times -> right.applyAsDouble(times) / share.applyAsDouble(times) : share;
  }

  /** By how much the accuracy is above that of always naming one class. */
  public ToDoubleFunction<int[]> gain(String mostFrequent, List<String> names) {
    int most = names.indexOf(mostFrequent);
    return mean(
        i -> (predictions.isCorrect(i) ? 1 : 0) - (predictions.labels()[i] == most ? 1 : 0));
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

  /** A figure of one class's counts. */
  public ToDoubleFunction<int[]> ofClass(int c, ToDoubleFunction<Counts> of) {
    return times -> of.applyAsDouble(counts(times).get(c));
  }

  /** Mean of a figure over the classes that occur or are predicted ("macro"). */
  public ToDoubleFunction<int[]> macro(ToDoubleFunction<Counts> of) {
    return times ->
        counts(times).stream()
            .filter(one -> one.actual() + one.predicted() > 0)
            .mapToDouble(of)
            .average()
            .orElse(Double.NaN);
  }

  /** Area under the ROC curve of each class against the rest, on average. */
  public ToDoubleFunction<int[]> auc() {
    boolean isKept = (long) classes * predictions.size() <= MOST_KEPT;
    List<Ranking> kept = isKept ? rankings().toList() : List.of();
    return times ->
        (isKept ? kept.stream() : rankings())
            .mapToDouble(one -> one.auc(times))
            .filter(one -> !Double.isNaN(one))
            .average()
            .orElse(Double.NaN);
  }

  private Stream<Ranking> rankings() {
    return IntStream.range(0, classes).mapToObj(this::ranking);
  }

  /** A class against the rest. */
  Ranking ranking(int c) {
    int n = predictions.size();
    float[] probabilities = new float[n];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      probabilities[i] = predictions.probabilities()[i][c];
      positive[i] = predictions.labels()[i] == c;
    }
    return new Ranking(probabilities, positive);
  }

  /**
   * How many of a class, and of the others, have at least some probability of it: from none, above
   * the largest, to all, [thresholds][2].
   */
  public List<long[]> thresholds(int c) {
    return ranking(c).thresholds(once(predictions.size()));
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

  /** Figures before and after: {@code temperature 1.53193: on held-out images loss 0.35 → ...}. */
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
    return times -> {
      double[] excess = new double[BINS];
      long count = 0;
      for (int i = 0; i < times.length; i++) {
        excess[bin(i)] +=
            times[i] * ((double) predictions.probability(i) - (predictions.isCorrect(i) ? 1 : 0));
        count += times[i];
      }
      double sum = 0;
      for (double one : excess) {
        sum += Math.abs(one);
      }
      return Math.min(1, sum / count); // rounding may go beyond
    };
  }

  private int bin(int example) {
    return Math.max(
        0, Math.min(BINS, (int) Math.ceil((double) predictions.probability(example) * BINS)) - 1);
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

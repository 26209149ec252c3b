package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.rule.Measured.Share;
import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.data.DriftByChance;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures that a rule can limit: each is a rule of its own. In lower case, a constant is what its
 * metric is called where models are shared: {@code roc_auc}.
 */
enum Metric {
  ACCURACY("minAccuracy", Score.ACCURACY, Kind.SHARE, Metric::accuracy),
  PRECISION(
      "minPrecision",
      Score.ACCURACY,
      Kind.SHARE,
      ofClasses(of -> of.macro(ClassFigures.Counts::precision))),
  F1("minF1", Score.ACCURACY, Kind.SHARE, ofClasses(of -> of.macro(ClassFigures.Counts::f1))),
  ROC_AUC("minAuc", Score.ACCURACY, Kind.SHARE, Metric::area),
  GAIN("minGain", null, Kind.SHARE, Metric::gain),
  CALIBRATION_ERROR("maxCalibrationError", Score.ACCURACY, Kind.SHARE, Metric::calibrationError),
  COVERAGE("minCoverage", Score.ACCURACY, Kind.SHARE, evidence -> confident(evidence, false)),
  CONFIDENT_ACCURACY(
      "minConfidentAccuracy", Score.ACCURACY, Kind.SHARE, evidence -> confident(evidence, true)),
  INTERVAL_COVERAGE("minIntervalCoverage", null, Kind.SHARE, Metric::intervalCoverage),
  INTERVAL_WIDTH("maxIntervalWidth", null, Kind.ERROR, Metric::intervalWidth),
  MEAN_COST("maxCost", Score.ACCURACY, Kind.ERROR, Metric::meanCost),
  LOSS("maxLoss", null, Kind.LOSS, Metric::loss),
  RMSE(
      "maxRmse",
      Score.RMSE,
      Kind.ERROR,
      evidence ->
          Measured.of(
              metrics(evidence).rmse(),
              units ->
                  Studentized.mean(numbers(evidence).squaredErrors(), units)
                      .map(square -> Math.sqrt(Math.max(0, square))))),
  MAE(
      "maxMae",
      Score.RMSE,
      Kind.ERROR,
      evidence ->
          mean(
              metrics(evidence).mae(),
              all(numbers(evidence)).mapToDouble(numbers(evidence)::error).toArray())),
  BIAS("maxBias", Score.RMSE, Kind.ERROR, Metric::bias),
  R_SQUARED("minR2", Score.RMSE, Kind.R2, evidence -> r2(evidence, share -> share)),
  PREDICTION_DRIFT("maxPredictionDrift", Score.ACCURACY, Kind.LOSS, Metric::predictionDrift),
  MODEL_BYTES("maxModelBytes", null, Kind.COUNT, Metric::bytes),
  PARAMETERS(
      "maxParameters",
      null,
      Kind.COUNT,
      evidence -> Measured.of(model(evidence).ensemble().parameterCount()));

  /** Why there is no figure for costs. */
  static final String NO_COSTS = "the model has no costs; train it with nn.costs";

  private static final String NO_PROBABILITIES =
      "the answers have no probabilities; write a column probability(CLASS) for each class";

  /** How a figure and its limit are written. */
  private enum Kind {
    SHARE(Numbers::share, Numbers::percent, Formats::percent),
    LOSS(Numbers::nonNegative, Kind::plain, Formats::loss),
    ERROR(Numbers::nonNegative, Kind::plain, Formats::error),
    R2(Numbers::share, Numbers::plain, Formats::r2),
    COUNT(Kind::count, Kind::plain, value -> Formats.count((long) value));

    private final Function<String, BigDecimal> parser;
    private final Function<BigDecimal, String> limit;
    private final DoubleFunction<String> value;

    Kind(
        Function<String, BigDecimal> parser,
        Function<BigDecimal, String> limit,
        DoubleFunction<String> value) {
      this.parser = parser;
      this.limit = limit;
      this.value = value;
    }

    private static String plain(BigDecimal limit) {
      return Formats.grouped(Numbers.plain(limit));
    }

    private static BigDecimal count(String text) {
      return BigDecimal.valueOf(Numbers.integer(text, 1, Integer.MAX_VALUE));
    }
  }

  private final String rule;
  private final Optional<Score> task;
  private final Kind kind;
  private final Function<Evidence, Measured> measure;

  Metric(String rule, @Nullable Score task, Kind kind, Function<Evidence, Measured> measure) {
    this.rule = rule;
    this.task = Optional.ofNullable(task);
    this.kind = kind;
    this.measure = measure;
  }

  /** Name of the rule: {@code minAccuracy}. */
  String rule() {
    return rule;
  }

  /** The task that it is about; empty if it is about all. */
  Optional<Score> task() {
    return task;
  }

  /** Whether it has to be large. */
  boolean isMinimum() {
    return rule.startsWith("min");
  }

  /** Whether it is about what a model costs, not about how good it is. */
  boolean isCost() {
    return kind == Kind.COUNT;
  }

  /** Whether it is about how good a model is, not about what it costs, or the data. */
  boolean isQuality() {
    return !isCost() && this != PREDICTION_DRIFT;
  }

  /** Whether it is about intervals, or sets of classes, which the model file may lack. */
  boolean isOfIntervals() {
    return this == INTERVAL_COVERAGE || this == INTERVAL_WIDTH;
  }

  /**
   * Whether it is a distance from 0, of which a bootstrap has no interval: each sample is farther
   * away than all examples are.
   */
  boolean isDistance() {
    return this == CALIBRATION_ERROR || this == BIAS;
  }

  BigDecimal parse(String text) {
    return kind.parser.apply(text);
  }

  /** Requirement in words: {@code at least 90%}. */
  String required(BigDecimal limit) {
    return (isMinimum() ? "at least " : "at most ") + kind.limit.apply(limit);
  }

  /** Figure in words; a share is rounded down, as in log and report. */
  String text(double value) {
    return kind.value.apply(value);
  }

  /** Figure in words; with more digits where fewer would contradict whether the limit holds. */
  String text(double value, BigDecimal limit, boolean holds) {
    if (kind != Kind.SHARE) {
      return RuleWording.figure(value, limit.doubleValue(), isMinimum(), holds, text(value));
    }
    // The very limit: a product of doubles would be another number than what is written.
    double percents = limit.movePointRight(2).doubleValue();
    String rounded = text(value).replace("%", "");
    return RuleWording.figure(100 * value, percents, isMinimum(), holds, rounded) + "%";
  }

  Measured measure(Evidence evidence) {
    boolean needsProbabilities = this == ROC_AUC || this == CALIBRATION_ERROR || this == LOSS;
    return needsProbabilities && !evidence.findings().hasLosses()
        ? Measured.none(NO_PROBABILITIES)
        : measure.apply(evidence);
  }

  private static Function<Evidence, Measured> ofClasses(
      Function<ClassFigures, ToDoubleFunction<int[]>> figure) {
    return evidence -> Measured.drawn(evidence, figure.apply(classes(evidence)));
  }

  private static ClassFigures classes(Evidence evidence) {
    return new ClassFigures(evidence.ofClasses().answers());
  }

  /** Indices of the test examples. */
  private static IntStream all(Answers<?> answers) {
    return IntStream.range(0, answers.size());
  }

  private static RegressionPredictions numbers(Evidence evidence) {
    return evidence.ofNumbers().answers();
  }

  private static RegressionMetrics metrics(Evidence evidence) {
    return evidence.ofNumbers().evaluation();
  }

  private static TrainedModel model(Evidence evidence) {
    return evidence.model().orElseThrow();
  }

  /** Correct / total, without rounding. */
  private static Measured accuracy(Evidence evidence) {
    Predictions answers = evidence.ofClasses().answers();
    return Measured.of(new Share(all(answers).toArray(), answers::isCorrect));
  }

  /** A mean, which is not below 0 unless some of its values are. */
  private static Measured mean(double value, double[] values) {
    double least = Math.min(0, DoubleStream.of(values).min().orElse(0));
    return Measured.of(
        value, units -> Studentized.mean(values, units).map(bound -> Math.max(least, bound)));
  }

  private static Measured meanCost(Evidence evidence) {
    Predictions answers = evidence.ofClasses().answers();
    if (answers.costs().isNone()) {
      return Measured.none(NO_COSTS);
    }
    double[] costs = all(answers).mapToDouble(answers::cost).toArray();
    return mean(DoubleStream.of(costs).average().orElseThrow(), costs);
  }

  private static Measured loss(Evidence evidence) {
    return mean(
        evidence.findings().evaluation().loss(),
        evidence.findings().match(of -> of.answers().losses(), of -> of.answers().losses()));
  }

  private static Measured bias(Evidence evidence) {
    double[] errors = numbers(evidence).errors();
    return Measured.of(
        Math.abs(DoubleStream.of(errors).average().orElseThrow()),
        units -> Studentized.mean(errors, units).distance());
  }

  private static Measured area(Evidence evidence) {
    Predictions answers = evidence.ofClasses().answers();
    ClassFigures.Area found = classes(evidence).auc();
    return Double.isNaN(found.value())
        ? Measured.none("all test %s are of one class".formatted(evidence.unit().many()))
        : Measured.of(
            found.value(),
            units ->
                Studentized.area(found.value(), found.influences(), answers.labels(), units)
                    .map(area -> Math.max(0, Math.min(1, area))));
  }

  private static Measured calibrationError(Evidence evidence) {
    ToDoubleFunction<int[]> figure = classes(evidence).calibrationError();
    int examples = evidence.findings().answers().size();
    double value = figure.applyAsDouble(ClassFigures.once(examples));
    return Measured.of(value, units -> new Bootstrap(examples, units, figure).basic(value));
  }

  /** Above always naming the most frequent class, or the mean. */
  private static Measured gain(Evidence evidence) {
    return evidence.findings().match(Metric::gainOfClasses, of -> r2(evidence, Math::sqrt));
  }

  private static Measured gainOfClasses(Findings<?, Predictions> findings) {
    int most = findings.measure().classes().indexOf(findings.chance().orElseThrow().mostFrequent());
    Predictions answers = findings.answers();
    double[] gains =
        all(answers)
            .mapToDouble(
                i -> (answers.isCorrect(i) ? 1 : 0) - (answers.labels()[i] == most ? 1 : 0))
            .toArray();
    return mean(DoubleStream.of(gains).average().orElseThrow(), gains);
  }

  /** 1 less a function of the mean squared error as a share of the variance. */
  private static Measured r2(Evidence evidence, DoubleUnaryOperator of) {
    OptionalDouble found = metrics(evidence).r2();
    RegressionPredictions numbers = numbers(evidence);
    return found.isEmpty()
        ? Measured.none("all test rows have the same number")
        : Measured.of(
            1 - of.applyAsDouble(1 - found.getAsDouble()),
            units ->
                Studentized.ratio(
                        Arrays.stream(numbers.squaredErrors()).map(square -> -square).toArray(),
                        numbers.squaredDeviations(),
                        units)
                    .map(share -> 1 - of.applyAsDouble(Math.max(0, -share))));
  }

  /** Coverage, or the accuracy of confident answers. */
  private static Measured confident(Evidence evidence, boolean isAccuracy) {
    Predictions answers = evidence.ofClasses().answers();
    Optional<ConfidentAnswers> any =
        evidence.model().flatMap(model -> ConfidenceFindings.confident(model, answers));
    if (any.isEmpty()) {
      return Measured.none("the model is always confident; train it with nn.abstain");
    }
    ConfidentAnswers confidentAnswers = any.get();
    if (isAccuracy && confidentAnswers.confident() == 0) {
      return Measured.none(
          "the model is confident of none of the %s: no answer has a probability of %s"
              .formatted(evidence.unit().many(), confidentAnswers.thresholdText()));
    }
    IntPredicate sure = i -> answers.probability(i) >= confidentAnswers.threshold();
    return Measured.of(
        isAccuracy
            ? new Share(all(answers).filter(sure).toArray(), answers::isCorrect)
            : new Share(all(answers).toArray(), sure));
  }

  private static Measured intervalCoverage(Evidence evidence) {
    return intervals(
        evidence,
        findings -> Measured.of(new Share(all(findings.answers()).toArray(), findings.holds())));
  }

  /** Of numbers, all intervals are equally wide. */
  private static Measured intervalWidth(Evidence evidence) {
    return intervals(
        evidence,
        findings -> {
          double mean = findings.figures().width();
          return evidence.score() == Score.RMSE
              ? Measured.of(mean)
              : mean(mean, all(findings.answers()).mapToDouble(findings.widths()).toArray());
        });
  }

  private static Measured intervals(
      Evidence evidence, Function<IntervalFindings, Measured> figure) {
    return evidence
        .intervals()
        .map(figure)
        .orElseGet(
            () ->
                Measured.none(
                    evidence.model().isEmpty()
                        ? "the answers have no columns lower and upper"
                        : Coverage.DEFAULT.whyNot(model(evidence)).orElse("nobody looked")));
  }

  /** Population stability index of predicted classes, beyond what chance would give. */
  private static Measured predictionDrift(Evidence evidence) {
    if (areGroupsHeldOut(evidence)) {
      return Measured.none(
          ("the test data is whole groups of %s, and how much their predictions differ by chance is"
                  + " unknown")
              .formatted(evidence.unit().many()));
    }
    Optional<ClassificationMetrics> training = evidence.ofClasses().training();
    return training.isEmpty()
        ? Measured.none(RuleWording.noTraining(evidence.unit()))
        : Measured.of(
            DriftByChance.beyond(
                predicted(training.get().confusion()),
                predicted(evidence.ofClasses().evaluation().confusion())));
  }

  /** A fraction is of whole groups only if {@code nn.split} says so: it does not know names. */
  private static boolean areGroupsHeldOut(Evidence evidence) {
    boolean isFraction = model(evidence).provenance().heldOut() instanceof HeldOut.Fraction;
    return isFraction
        ? !evidence.run().examples().groups().isEmpty()
        : evidence.findings().units().areGroups();
  }

  private static int[] predicted(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.classes()).map(confusion::predicted).toArray();
  }

  private static Measured bytes(Evidence evidence) {
    try {
      return Measured.of(Files.size(evidence.subject().modelFile()));
    } catch (IOException e) {
      return Measured.none("the file cannot be read: " + e.getMessage());
    }
  }
}

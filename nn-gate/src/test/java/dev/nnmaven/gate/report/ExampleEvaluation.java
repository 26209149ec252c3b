package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.measure.ChanceLevel;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.measure.CoxCalibration;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.measure.IntervalFigures;
import dev.nnmaven.trainer.measure.ProbabilityFigures;
import dev.nnmaven.trainer.measure.RegressionFigures;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Evaluations for reports to show: three classes, 30 images, with names of the caller's choice. */
public final class ExampleEvaluation {

  /** [actual][predicted]; 24 of 30 are right. */
  private static final int[][] COUNTS = {{9, 1, 0}, {0, 7, 3}, {1, 1, 8}};

  private static final String SHA = "0123456789abcdef".repeat(4);

  private List<String> classes = List.of("A", "B", "C");
  private ClassificationMetrics metrics = Evaluations.ofCounts(0.5, COUNTS);
  private List<RuleResult> rules = List.of();
  private BaselineFigures baseline;
  private Comparison comparison;
  private String reason;
  private BaselineFigures.Compared compared;
  private List<EvaluationJson.Mistake> mistakes = List.of();
  private String modelFile = "target/nn/model.safetensors";
  private boolean halts = true;
  private ColumnsJson columns;
  private SlicesJson slices;
  private ConfidenceFindings confidence;
  private IntervalFigures intervals;
  private RegressionJson regression;
  private ErrorBaselineFigures acceptedNumbers;
  private DataHealth health = Found.HEALTHY;

  private static final ProbabilityFigures PROBABILITIES =
      new ProbabilityFigures(
          0.9375,
          null,
          0.0625,
          0.125,
          0.25,
          0.53,
          new CoxCalibration("b", 0.125, 0.875),
          List.of(new ProbabilityFigures.OfClass("a", 0.9375, null)),
          List.of(new ProbabilityFigures.Bin(0.75, 24, 30)));

  public ExampleEvaluation classes(String... names) {
    classes = List.of(names);
    return this;
  }

  /** Of so many classes, ten images of each, one of which was taken for the next class. */
  public ExampleEvaluation manyClasses(int number) {
    classes = IntStream.range(0, number).mapToObj(c -> "class " + c).toList();
    metrics = new ClassificationMetrics(new ConfusionMatrix(number), 0.5);
    for (int i = 0; i < 10 * number; i++) {
      int actual = i / 10;
      metrics.confusion().add(actual, i % 10 == 0 ? (actual + 1) % number : actual);
    }
    return this;
  }

  /** Of a number instead, with such a mean absolute error. */
  public ExampleEvaluation ofNumbers(double mae) {
    RegressionFigures figures = new RegressionFigures(69, mae, mae, 0.875, mae, mae, 0.5);
    regression = new RegressionJson("mass", figures, null, acceptedNumbers, List.of());
    return this;
  }

  /** Of a number, whose mean absolute error was {@code before} with the accepted model. */
  public ExampleEvaluation ofNumbers(double mae, double before) {
    return ofNumbers(mae, before, 0.5);
  }

  /** The same, where chance gives such a rise with a probability of {@code p}. */
  public ExampleEvaluation ofNumbers(double mae, double before, double p) {
    acceptedNumbers =
        new ErrorBaselineFigures("nn-maven 1", SHA, 69, before, before, 3, 1, p, null, null, null);
    return ofNumbers(mae);
  }

  public ExampleEvaluation rules(RuleResult... results) {
    rules = List.of(results);
    return this;
  }

  public ExampleEvaluation slices() {
    SlicesJson.One one = new SlicesJson.One("font=a", 9, 0.5, 0.25, 0.75, "A as B 2", intervals);
    slices = new SlicesJson(7, List.of(one), List.of(one));
    return this;
  }

  public ExampleEvaluation columns() {
    columns =
        new ColumnsJson(
            24,
            1,
            List.of(
                new ColumnsJson.Importance("code", 0.5, 0.125, 1.0, true),
                new ColumnsJson.Importance("soil", -0.25, 0.0, null, null)),
            List.of(new ColumnsJson.Drift("soil", 0.5, 0.25)),
            List.of(
                new ColumnsJson.Dependence(
                    "code",
                    24,
                    List.of("A", "B"),
                    List.of(
                        new ColumnsJson.Point("K1", List.of(0.75, 0.25)),
                        new ColumnsJson.Point("K2", List.of(0.0, 1.0))))));
    return this;
  }

  public static RuleResult rule(String name, RuleResult.Outcome outcome) {
    return new RuleResult(name, outcome, "at least 90%", "80.00%", "because of " + name);
  }

  public ExampleEvaluation onlyWarns() {
    halts = false;
    return this;
  }

  /** With a reason why the accepted model was accepted; to be said before {@link #baseline}. */
  public ExampleEvaluation acceptedBecause(String why) {
    reason = why;
    return this;
  }

  /**
   * With so many images left out that the accepted model may have seen, and so many recognized of
   * the 10 others of each class; to be said before {@link #baseline}.
   */
  public ExampleEvaluation leftOut(int images, int... correct) {
    compared = new BaselineFigures.Compared(images, null, sum(correct), perClass(correct));
    return this;
  }

  private static int sum(int... correct) {
    return Arrays.stream(correct).sum();
  }

  private List<Baseline.PerClass> perClass(int... correct) {
    return IntStream.range(0, correct.length)
        .mapToObj(c -> new Baseline.PerClass(classes.get(c), 10, correct[c]))
        .toList();
  }

  /** With an accepted model that recognized so many of each class. */
  public ExampleEvaluation baseline(int... correct) {
    double share = sum(correct) / 30.0;
    baseline =
        new BaselineFigures(
            "nn-maven 1",
            SHA,
            30,
            sum(correct),
            share,
            0.5,
            perClass(correct),
            3,
            1,
            reason,
            compared);
    float[] before = new float[30];
    float[] now = new float[30];
    int[] labels = IntStream.range(0, 30).map(i -> i / 10).toArray();
    for (int i = 0; i < labels.length; i++) {
      int c = labels[i];
      int recognized = compared == null ? COUNTS[c][c] : compared.classes().get(c).correct();
      before[i] = i % 10 < correct[c] ? 0 : 1;
      now[i] = i % 10 < recognized ? 0 : 1;
    }
    Entries entries = new Entries(LongStream.range(0, 30).toArray(), labels, before);
    comparison =
        Found.compared(
            Found.accepted("nn-maven 1", SHA, classes, entries),
            now,
            null,
            compared == null ? 0 : compared.leftOut());
    return this;
  }

  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  public ExampleEvaluation health(DataHealth found) {
    health = found;
    return this;
  }

  public ExampleEvaluation confidence() {
    Calibration found =
        new Calibration(1.5, new Calibration.Fit(0.5, 0.1), new Calibration.Fit(0.4, 0.05));
    ConfidentAnswers answers = new ConfidentAnswers(0.8f, 20, 19, 30, 2 / 3.0, 0.95);
    confidence = new ConfidenceFindings(found, found, answers);
    intervals = new IntervalFigures(new BigDecimal("0.9"), 28, 30, 28 / 30.0, 1.5, 15);
    return this;
  }

  /** With an image of the first class that was taken for the second. */
  public ExampleEvaluation mistake(String image) {
    mistakes =
        List.of(new EvaluationJson.Mistake(image, classes.get(0), classes.get(1), 0.75, 2.5));
    return this;
  }

  public ExampleEvaluation modelFile(String file) {
    modelFile = file;
    return this;
  }

  public EvaluationJson make() {
    return new EvaluationJson(
        2,
        new EvaluationJson.Project("shop-letters", "Shop: Letters"),
        new ModelFigures(
            modelFile,
            SHA,
            "4 → 3 linear",
            15L,
            "crossEntropy",
            classes,
            2,
            2,
            null,
            "scale",
            "rows",
            null,
            null,
            "nn-maven test",
            new TreeMap<>(),
            SHA,
            60,
            null),
        "data/test",
        regression == null ? EvaluationFigures.of(metrics, classes, Unit.IMAGE) : null,
        regression == null ? ChanceLevel.of(classes, Optional.empty(), metrics.confusion()) : null,
        regression == null ? PROBABILITIES : null,
        null,
        baseline,
        EvaluationJson.Gate.of(new Verdict(rules, halts, List.of(), false)),
        HealthFigures.of(health),
        regression == null ? mistakes : null,
        regression,
        columns,
        slices,
        confidence,
        null,
        intervals);
  }
}

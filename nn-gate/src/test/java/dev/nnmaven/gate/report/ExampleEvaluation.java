package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Evaluations for reports to show: three classes, 30 images, with names of the caller's choice. */
public final class ExampleEvaluation {

  private static final String SHA = "0123456789abcdef".repeat(4);

  private List<String> classes = List.of("A", "B", "C");

  /** Class that each image was taken for, of ten of each class; 24 of 30 are right. */
  private int[] taken = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 1
  };

  private List<RuleResult> rules = List.of();
  private @Nullable Comparison comparison;
  private Optional<String> reason = Optional.empty();
  private int leftOut;
  private String modelFile = "target/nn/model.safetensors";
  private boolean halts = true;
  private Optional<Double> mae = Optional.empty();
  private DataHealth health = Found.HEALTHY;

  public ExampleEvaluation classes(String... names) {
    classes = List.of(names);
    return this;
  }

  /** Of so many classes, ten images of each, one of which was taken for the next class. */
  public ExampleEvaluation manyClasses(int number) {
    classes = IntStream.range(0, number).mapToObj(c -> "class " + c).toList();
    taken =
        IntStream.range(0, 10 * number)
            .map(i -> i % 10 == 0 ? (i / 10 + 1) % number : i / 10)
            .toArray();
    return this;
  }

  /** Of a number instead, with such a mean absolute error. */
  public ExampleEvaluation ofNumbers(double error) {
    mae = Optional.of(error);
    return this;
  }

  /** Of a number, whose mean absolute error was {@code before} with the accepted model. */
  public ExampleEvaluation ofNumbers(double error, double before) {
    float[] errors = {(float) before, (float) before, (float) before, (float) before};
    float[] now = {(float) error, (float) error, (float) error, (float) error};
    comparison =
        Found.compared(Found.accepted(SHA, errors, Optional.of("mass")), now, null, leftOut);
    return ofNumbers(error);
  }

  public ExampleEvaluation rules(RuleResult... results) {
    rules = List.of(results);
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
    reason = Optional.of(why);
    return this;
  }

  /** With so many more images, which it may have seen; to be said before {@link #baseline}. */
  public ExampleEvaluation leftOut(int images) {
    leftOut = images;
    return this;
  }

  /** With an accepted model that recognized so many of each class. */
  public ExampleEvaluation baseline(int... correct) {
    float[] before = new float[taken.length];
    float[] now = new float[taken.length];
    for (int i = 0; i < before.length; i++) {
      before[i] = i % 10 < correct[i / 10] ? 0 : 1;
      now[i] = taken[i] == i / 10 ? 0 : 1;
    }
    Entries entries = new Entries(LongStream.range(0, before.length).toArray(), labels(), before);
    Baseline accepted = Found.accepted("nn-maven 1", SHA, classes, entries).because(reason);
    comparison = Found.compared(accepted, now, null, leftOut);
    return this;
  }

  private int[] labels() {
    return IntStream.range(0, taken.length).map(i -> i / 10).toArray();
  }

  public ExampleEvaluation health(DataHealth found) {
    health = found;
    return this;
  }

  public ExampleEvaluation modelFile(String file) {
    modelFile = file;
    return this;
  }

  public Evidence evidence() {
    Path file = Path.of(modelFile);
    return Found.like(mae.map(this::numbers).orElseGet(this::answers))
        .subject(new Subject("Shop: Letters", "shop-letters", file, SHA, Optional.empty()))
        .health(health)
        .evidence();
  }

  private Evidence answers() {
    double[][] sure = new double[taken.length][classes.size()];
    for (int i = 0; i < taken.length; i++) {
      sure[i][taken[i]] = 1;
    }
    Predictions predictions = Found.answers(labels(), taken, sure, new double[taken.length]);
    Optional<ClassificationMetrics> training = Optional.empty();
    return Found.of(classes, predictions, training, Optional.ofNullable(comparison));
  }

  /** Of four numbers, each is off by as much; R² is 0.875. */
  private Evidence numbers(double error) {
    RegressionPredictions predictions =
        Found.numbers(
            new double[] {5 * error, -3 * error, error, error},
            new double[] {4 * error, -4 * error, 0, 0});
    RegressionTask task = RegressionTask.fit("mass", new double[] {0, 1});
    Evidence evidence = Found.of(task, predictions, predictions.evaluation());
    return Found.like(evidence)
        .findings(
            Found.findings(
                evidence.ofNumbers().measure(),
                predictions,
                Optional.empty(),
                Optional.ofNullable(comparison)))
        .evidence();
  }

  public Verdict verdict() {
    return new Verdict(rules, halts, List.of(), false);
  }

  public void write(Path file) throws IOException {
    Json.write(file, EvaluationJson.of(evidence(), verdict()));
  }
}

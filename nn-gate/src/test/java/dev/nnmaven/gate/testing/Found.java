package dev.nnmaven.gate.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.baseline.History;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.baseline.SharedExamples;
import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.IntervalFindings;
import dev.nnmaven.gate.evidence.SliceFindings;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.ClassificationMeasure;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What was found of a model that was never made, for rules and reports to look at. */
public final class Found {

  public static final DataHealth HEALTHY =
      new DataHealth(List.of(), List.of(), List.of(), List.of(), 0);

  private Subject subject =
      new Subject("Shop", "shop", Path.of("some.model"), "", Optional.empty());
  private DataHealth health = HEALTHY;
  private TrainingHistory history = TrainingHistory.without("unknown");
  private BaselineLookup baseline =
      BaselineLookup.missing("there is no baseline yet", Optional.empty());
  private Answered run;
  private Findings<?, ?> findings;
  private ColumnFindings columns =
      new ColumnFindings(0, 0, List.of(), List.of(), List.of(), List.of());
  private SliceFindings slices = SliceFindings.NONE;
  private Optional<IntervalFindings> intervals = Optional.empty();

  private Found(Answered run, Findings<?, ?> findings) {
    this.run = run;
    this.findings = findings;
  }

  /** Starts from other evidence, for tests that change a part of it. */
  public static Found like(Evidence other) {
    return new Found(other.run(), other.findings())
        .subject(other.subject())
        .health(other.health())
        .history(other.history())
        .baseline(other.baseline());
  }

  public Found subject(Subject other) {
    subject = other;
    return this;
  }

  public Found run(Answered other) {
    run = other;
    return this;
  }

  public Found findings(Findings<?, ?> other) {
    findings = other;
    return this;
  }

  public Found health(DataHealth other) {
    health = other;
    return this;
  }

  public Found history(TrainingHistory other) {
    history = other;
    return this;
  }

  public Found baseline(BaselineLookup other) {
    baseline = other;
    return this;
  }

  public Found baseline(Baseline other) {
    return baseline(other, Optional.empty());
  }

  /** An accepted model of a file, which may not be comparable. */
  public Found baseline(Baseline other, Optional<String> mismatch) {
    Optional<String> none = Optional.empty();
    return baseline(
        new BaselineLookup("none", Optional.of(other), mismatch, none, none, Optional.empty()));
  }

  public Found columns(ColumnFindings other) {
    columns = other;
    return this;
  }

  public Found slices(SliceFindings other) {
    slices = other;
    return this;
  }

  /** 90% intervals, or sets, that hold what is off by no more than that. */
  public Found intervals(float most) {
    intervals = Optional.of(IntervalFindings.of(Coverage.DEFAULT, most, findings.answers()));
    return this;
  }

  public Evidence evidence() {
    return new Evidence(
        subject,
        run,
        findings,
        health,
        history,
        baseline,
        columns,
        slices,
        Optional.empty(),
        intervals);
  }

  /** What a model says, judged as it is, without a baseline. */
  public static Evidence judged(String title, Path file, String sha256, EvaluationRun run)
      throws ConfigurationException, DatasetException {
    return Evidence.of(
        new Subject(title, "shop", file, sha256, Optional.empty()),
        run,
        run.trainedOn(),
        TrainingHistory.without("unknown"),
        BaselineLookup.missing("none", Optional.empty()),
        Optional.empty());
  }

  /** Answers with these probabilities, without costs; their mean loss is 0.5. */
  public static Predictions answers(
      int[] labels, int[] taken, double[][] probabilities, double[] losses) {
    return Evaluations.answers(probabilities[0].length, 0.5, labels, taken, probabilities, losses);
  }

  /** Answers about two classes, each with that probability. */
  public static Predictions answers(int[] labels, int[] taken, double sure, double[] losses) {
    double[][] probabilities =
        IntStream.of(taken)
            .mapToObj(c -> c == 0 ? new double[] {sure, 1 - sure} : new double[] {1 - sure, sure})
            .toArray(double[][]::new);
    return answers(labels, taken, probabilities, losses);
  }

  /** The same answers of a model with costs. */
  public static Predictions withCosts(Predictions plain, double[][] probabilities, Costs costs) {
    return new Predictions(
        plain.evaluation(), plain.labels(), plain.classes(), probabilities, plain.losses(), costs);
  }

  /** Numbers that are predicted so. */
  public static RegressionPredictions numbers(double[] predicted, double[] actual) {
    return new RegressionPredictions(
        RegressionMetrics.of(predicted, actual, 0), predicted, actual, new double[actual.length]);
  }

  /** Evidence with these answers, and no more. */
  public static Evidence of(List<String> classes, Predictions predictions) {
    return of(classes, predictions, Optional.empty(), Optional.empty());
  }

  /** Images of that size, scaled to 0 to 1. */
  public static ImagePreprocessing pixels(
      int width, int height, Channels channels, PixelOrder order) {
    return Images.preprocessing(
        width, height, channels, Normalization.SCALE, List.of(), order, "white");
  }

  public static TrainedModel untrained(
      ImagePreprocessing pixels, List<String> classes, String hidden, long seed) {
    ClassificationTask task = new ClassificationTask(classes);
    Network network = network(hidden, Shape.of(pixels.shape()), task);
    network.initialize(new Xavier(), RandomStream.of(seed));
    return new TrainedModel(network, task, pixels, Provenance.by("nn-maven test"));
  }

  /** So many images of noise, of each class in turn. */
  public static Dataset noise(
      List<String> classes, int width, int height, Channels channels, int count) {
    Random random = new Random(7);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[width * height * channels.count()];
      random.nextBytes(pixels);
      images.add(new LabeledImage("x/" + i, i % classes.size(), pixels));
    }
    return new Dataset(classes, width, height, channels, Background.WHITE, images);
  }

  /** Rules, as names and texts in turn; a text that is null is not written. */
  public static Gate gate(Object... namesAndTexts) {
    return assertDoesNotThrow(() -> Written.of(namesAndTexts).read(GateParser::parse));
  }

  /** What the rule that is named first finds, with whatever else a gate says. */
  public static RuleResult check(Evidence evidence, Object... namesAndTexts) {
    return gate(namesAndTexts).check(evidence).results().stream()
        .filter(one -> one.rule().startsWith((String) namesAndTexts[0]))
        .findFirst()
        .orElseThrow();
  }

  public static Evidence of(List<String> classes, ClassificationMetrics evaluation) {
    return of(classes, evaluation, null);
  }

  /** The same, where those on the training images may be known. */
  public static Evidence of(
      List<String> classes,
      ClassificationMetrics evaluation,
      @Nullable ClassificationMetrics training) {
    List<ConfusionMatrix.Cell> each =
        evaluation.confusion().cells().stream()
            .flatMap(cell -> Collections.nCopies(cell.count(), cell).stream())
            .toList();
    return of(
        classes,
        new Predictions(
            evaluation,
            each.stream().mapToInt(ConfusionMatrix.Cell::actual).toArray(),
            each.stream().mapToInt(ConfusionMatrix.Cell::predicted).toArray(),
            new double[0][],
            new double[each.size()],
            Costs.NONE),
        Optional.ofNullable(training),
        Optional.empty());
  }

  /** Evidence with these answers, which may be compared with a baseline. */
  public static Evidence of(
      List<String> classes,
      Predictions predictions,
      Optional<ClassificationMetrics> training,
      Optional<Comparison> comparison) {
    Found found =
        new Found(
            run(model(classes), predictions.evaluation().total()),
            classes(classes, predictions, training, comparison));
    comparison.ifPresent(one -> found.baseline(one.before()));
    return found.evidence();
  }

  /** Evidence of numbers that are predicted so; all are of images, as here everywhere. */
  public static Evidence of(
      RegressionTask task, RegressionPredictions predictions, RegressionMetrics training) {
    return new Found(
            run(model(network("output", Shape.flat(1), task), task), predictions.size()),
            findings(
                new RegressionMeasure(task, Unit.IMAGE),
                predictions,
                Optional.of(training),
                Optional.empty()))
        .evidence();
  }

  /** Evaluates on so many images of a class. */
  private static EvaluationRun run(TrainedModel model, int images) {
    return new EvaluationRun(
        model,
        Judged.images(List.of("A"), "A".repeat(images)),
        "some images",
        Optional.empty(),
        List.of());
  }

  /** What is found of answers that nothing groups. */
  public static <M extends Metrics, P extends Answers<M>> Findings<M, P> findings(
      Measure<M> measure, P answers, Optional<M> training, Optional<Comparison> comparison) {
    return new Findings<>(measure, answers, Optional.empty(), training, comparison, Units.NONE);
  }

  /** The same findings, with examples that belong together or are equal. */
  public static Findings<ClassificationMetrics, Predictions> grouped(
      Findings<ClassificationMetrics, Predictions> found, Units units) {
    return new Findings<>(
        found.measure(),
        found.answers(),
        found.perClass(),
        found.training(),
        found.comparison(),
        units);
  }

  /** A baseline that took the images for these classes. */
  public static Baseline baseline(Examples images, String taken) {
    return baseline("0".repeat(64), images, Judged.predictions(images, taken, 0.5));
  }

  public static Baseline baseline(String sha256, Examples images, Predictions answers) {
    return Baseline.of("test", sha256, images, Optional.empty(), Optional.empty(), answers);
  }

  public static Findings<ClassificationMetrics, Predictions> classes(
      List<String> classes,
      Predictions predictions,
      Optional<ClassificationMetrics> training,
      Optional<Comparison> comparison) {
    return findings(
        new ClassificationMeasure(new ClassificationTask(classes), Unit.IMAGE),
        predictions,
        training,
        comparison);
  }

  /** An accepted model with such errors: of a number, or of one class, A. */
  public static Baseline accepted(String sha256, float[] errors, Optional<String> target) {
    long[] keys = LongStream.range(0, errors.length).toArray();
    return target.isEmpty()
        ? accepted("test", sha256, List.of("A"), new Entries(keys, new int[keys.length], errors))
        : new Baseline(
            "test",
            sha256,
            List.of(),
            new Entries(keys, new int[0], errors),
            target,
            0,
            Optional.empty(),
            new History(0, List.of()));
  }

  /** An accepted model with such errors on images of these classes. */
  public static Baseline accepted(
      String producer, String sha256, List<String> classes, Entries entries) {
    return new Baseline(
        producer,
        sha256,
        classes,
        entries,
        Optional.empty(),
        0.5,
        Optional.empty(),
        new History(0, List.of()));
  }

  /** A model beside an accepted one, both judged on the same examples. */
  public static Comparison compared(
      Baseline before, Examples examples, Predictions now, int[] groups) {
    return Comparison.of(
        SharedExamples.of(before, examples, Optional.empty()), now, Units.groups(groups));
  }

  /** The same, where that is all that is known of them. */
  public static Comparison compared(
      Baseline before, float[] now, @Nullable Integer gone, int leftOut) {
    float[] errors = before.entries().errors();
    double[] rises =
        IntStream.range(0, now.length).mapToDouble(i -> (double) now[i] - errors[i]).toArray();
    return new Comparison(
        new SharedExamples(before, IntStream.range(0, now.length).toArray(), gone, leftOut),
        new Entries(before.entries().keys(), before.entries().labels(), now),
        new Pairs(rises, Units.NONE));
  }

  /** A model that says this of images, beside a baseline if there is one. */
  public static Evidence beside(
      @Nullable Baseline before, Examples images, Predictions now, int... groups) {
    return of(
        images.classes(),
        now,
        Optional.empty(),
        Optional.ofNullable(before).map(one -> compared(one, images, now, groups)));
  }

  public static EvaluationRun run(Examples images, Optional<Examples> training) {
    return new EvaluationRun(model(images.classes()), images, "some images", training, List.of());
  }

  private static TrainedModel model(List<String> classes) {
    ClassificationTask task = new ClassificationTask(classes);
    return model(network("output", new Shape(1, 1, 1), task), task);
  }

  private static Network network(String layers, Shape inputs, Task<?> task) {
    NetworkPlan plan = NetworkParser.parse(Written.reader("network", layers));
    return assertDoesNotThrow(() -> plan.build(inputs, "an image", task));
  }

  private static TrainedModel model(Network network, Task<?> task) {
    return new TrainedModel(
        network,
        task,
        new ImagePreprocessing(1, 1),
        new Provenance(
            "test", new TreeMap<>(), new TrainingData("0".repeat(64), 1), new HeldOut.Folder()));
  }
}

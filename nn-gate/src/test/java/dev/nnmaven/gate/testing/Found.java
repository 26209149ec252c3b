package dev.nnmaven.gate.testing;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.baseline.History;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.gate.baseline.SharedExamples;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.evaluation.RegressionPredictions;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.PictureExamples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.ClassificationMeasure;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What was found of a model that was never made, for rules to look at. */
public final class Found {

  private Found() {}

  /** Evidence with these parts; of the model itself only its classes are known. */
  public static Evidence of(
      List<String> classes,
      ClassificationMetrics evaluation,
      Optional<ClassificationMetrics> training,
      DataHealth health,
      BaselineLookup baseline,
      Optional<Comparison> comparison,
      Freshness freshness) {
    return new Evidence(
        new Subject("Shop", "shop", Path.of("some.model"), "", freshness),
        new EvaluationRun(
            model(classes), images(evaluation.total()), "some images", Optional.empty(), List.of()),
        classes(
            classes,
            new Predictions(evaluation, new int[0], new int[0], new float[0][], new double[0]),
            training,
            comparison),
        health,
        TrainingHistory.without("unknown"),
        baseline);
  }

  /** Evidence of numbers that are predicted so; all are of images, as here everywhere. */
  public static Evidence of(
      RegressionTask task, RegressionPredictions predictions, RegressionMetrics training)
      throws ConfigurationException {
    BaselineLookup none =
        new BaselineLookup("there is no baseline yet", Optional.empty(), Optional.empty());
    return new Evidence(
        new Subject("Shop", "shop", Path.of("some.model"), "", Freshness.notTrainedHere()),
        new EvaluationRun(
            model(
                NetworkParser.parse(Written.of("layers", "1,1")).build(Shape.flat(1), "", task),
                task),
            images(predictions.size()),
            "some images",
            Optional.empty(),
            List.of()),
        new Findings<>(
            new RegressionMeasure(task, Unit.IMAGE),
            predictions,
            Optional.empty(),
            Optional.of(training),
            Optional.empty(),
            new int[0],
            new int[0]),
        new DataHealth(List.of(), List.of(), List.of(), List.of()),
        TrainingHistory.without("unknown"),
        none);
  }

  /** Findings of images whose classes are predicted so. */
  public static Findings<ClassificationMetrics, Predictions> classes(
      List<String> classes,
      Predictions predictions,
      Optional<ClassificationMetrics> training,
      Optional<Comparison> comparison) {
    return new Findings<>(
        new ClassificationMeasure(new ClassificationTask(classes), Unit.IMAGE),
        predictions,
        Optional.empty(),
        training,
        comparison,
        new int[0],
        new int[0]);
  }

  /** An accepted model with such errors: of a number, or of one class, A. */
  public static Baseline accepted(String sha256, float[] errors, Optional<String> target) {
    boolean ofNumber = target.isPresent();
    return new Baseline(
        "test",
        sha256,
        ofNumber ? List.of() : List.of("A"),
        new Entries(
            LongStream.range(0, errors.length).toArray(),
            new int[ofNumber ? 0 : errors.length],
            errors),
        target,
        0.2,
        Optional.empty(),
        new History(0, List.of()));
  }

  /** A model beside an accepted one, both judged on the same examples. */
  public static Comparison compared(
      Baseline before, Examples examples, Predictions now, int[] groups) {
    return Comparison.of(
        SharedExamples.of(before, examples, Optional.empty()), now, groups, new int[0]);
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
        new Pairs(rises, new int[0]));
  }

  /** A model of these classes that is to be judged on such images. */
  public static EvaluationRun run(Examples images, Optional<Examples> training) {
    return new EvaluationRun(model(images.classes()), images, "some images", training, List.of());
  }

  /** So many different images. */
  private static Examples images(int count) {
    return new PictureExamples(
        new Dataset(
            List.of("A"),
            Integer.BYTES,
            1,
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        new LabeledImage(
                            "A/" + i, 0, ByteBuffer.allocate(Integer.BYTES).putInt(i).array()))
                .toList()));
  }

  private static TrainedModel model(List<String> classes) {
    try {
      return model(
          Built.of(NetworkParser.parse(Written.of("layers", "1," + classes.size())), 1, 1, classes),
          new ClassificationTask(classes));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static TrainedModel model(Network network, Task<?> task) {
    return new TrainedModel(
        network,
        task,
        new ImagePreprocessing(1, 1, Normalization.SCALE, PixelOrder.ROWS),
        new Provenance("test", new TreeMap<>(), "0".repeat(64), 1, new HeldOut.Folder()));
  }
}

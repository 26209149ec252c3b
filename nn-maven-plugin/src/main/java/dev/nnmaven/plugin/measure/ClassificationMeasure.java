package dev.nnmaven.plugin.measure;

import dev.nnmaven.nn.task.Classification;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.plugin.config.ValidationSettings.Monitor;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Unit;
import java.util.Arrays;
import java.util.Optional;

/** Accuracy, and a confusion matrix. */
record ClassificationMeasure(Classification task, Unit unit)
    implements Measure<ClassificationMetrics> {

  @Override
  public String score() {
    return "accuracy";
  }

  @Override
  public Optional<String> caption() {
    return Optional.empty();
  }

  @Override
  public String text(ClassificationMetrics metrics) {
    return Texts.percent(metrics.correct(), metrics.total());
  }

  @Override
  public String longText(ClassificationMetrics metrics) {
    return Texts.accuracy(metrics.correct(), metrics.total(), unit);
  }

  @Override
  public double error(Monitor monitor, ClassificationMetrics metrics) {
    return monitor == Monitor.LOSS ? metrics.loss() : 1 - metrics.accuracy();
  }

  @Override
  public double error(ClassificationMetrics metrics) {
    return error(Monitor.ACCURACY, metrics);
  }

  @Override
  public int samples(ClassificationMetrics metrics) {
    return metrics.total();
  }

  /** Counts of each pair of classes. */
  @Override
  public long integers() {
    return (long) task.outputs() * task.outputs();
  }

  @Override
  public int[] toIntegers(ClassificationMetrics metrics) {
    int classes = task.outputs();
    int[] counts = new int[classes * classes];
    Arrays.setAll(counts, i -> metrics.confusion().count(i / classes, i % classes));
    return counts;
  }

  @Override
  public ClassificationMetrics ofIntegers(double loss, int[] integers) {
    int classes = task.outputs();
    int[][] counts = new int[classes][];
    Arrays.setAll(
        counts, actual -> Arrays.copyOfRange(integers, actual * classes, (actual + 1) * classes));
    return new ClassificationMetrics(new ConfusionMatrix(counts), loss);
  }
}

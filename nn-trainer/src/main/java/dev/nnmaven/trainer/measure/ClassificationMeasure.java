package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Accuracy, and a confusion matrix. */
record ClassificationMeasure(ClassificationTask task, Unit unit)
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

  /** For each count that is not zero: actual class, predicted class, count. */
  @Override
  public int[] toIntegers(ClassificationMetrics metrics) {
    return metrics.confusion().cells().stream()
        .flatMapToInt(cell -> IntStream.of(cell.actual(), cell.predicted(), cell.count()))
        .toArray();
  }

  @Override
  public long mostIntegers(int samples) {
    return 3L * samples;
  }

  @Override
  public ClassificationMetrics ofIntegers(double loss, int[] integers) {
    List<ConfusionMatrix.Cell> cells = new ArrayList<>();
    for (int i = 0; i + 2 < integers.length; i += 3) {
      cells.add(new ConfusionMatrix.Cell(integers[i], integers[i + 1], integers[i + 2]));
    }
    return new ClassificationMetrics(ConfusionMatrix.of(task.outputs(), cells), loss);
  }
}

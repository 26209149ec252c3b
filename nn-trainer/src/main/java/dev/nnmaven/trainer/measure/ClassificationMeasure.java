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
import java.util.stream.Stream;

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

  /** The loss, and for each count that is not zero: actual class, predicted class, count. */
  @Override
  public String toText(ClassificationMetrics metrics) {
    StringBuilder text = new StringBuilder(Double.toHexString(metrics.loss()));
    for (ConfusionMatrix.Cell cell : metrics.confusion().cells()) {
      text.append(' ').append(cell.actual());
      text.append(' ').append(cell.predicted());
      text.append(' ').append(cell.count());
    }
    return text.toString();
  }

  @Override
  public ClassificationMetrics ofText(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length < 4 || parts.length % 3 != 1) {
      throw new IllegalArgumentException("expected figures of an epoch");
    }
    double loss = Double.parseDouble(parts[0]);
    int[] counts = Stream.of(parts).skip(1).mapToInt(Integer::parseInt).toArray();
    List<ConfusionMatrix.Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i += 3) {
      cells.add(new ConfusionMatrix.Cell(counts[i], counts[i + 1], counts[i + 2]));
    }
    return new ClassificationMetrics(ConfusionMatrix.of(task.outputs(), cells), loss);
  }
}

package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.TableSettings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How rows become inputs: what is measured for it is measured on the rows that are trained on.
 *
 * @param settings what is told of the columns
 */
public record TablePreparation(TableSettings settings) implements Preparation {

  @Override
  public Preprocessing preprocessing(Examples trainedOn) throws DatasetException {
    RowExamples rows = (RowExamples) trainedOn;
    MissingCells.requireNone(rows);
    return TablePreprocessing.fit(
        rows.file().table(), rows.rows(), rows.plan().inputs().stream().map(Column::name).toList());
  }

  @Override
  public Task<?> task(Examples trainedOn) throws DatasetException {
    RowExamples rows = (RowExamples) trainedOn;
    if (rows.plan().isClassification()) {
      return new ClassificationTask(rows.classes());
    }
    String target = rows.plan().target().name();
    try {
      return RegressionTask.fit(target, rows.raws(target));
    } catch (IllegalArgumentException e) {
      throw new DatasetException(rows.file().file() + ": " + e.getMessage());
    }
  }

  @Override
  public Samples samples(Examples trainedOn, Preprocessing preprocessing, Task<?> task, long seed)
      throws DatasetException {
    return trainedOn.samples(preprocessing, task);
  }

  @Override
  public List<String> warnings(Examples training) {
    return List.of();
  }

  @Override
  public SortedMap<String, String> options(Examples training) {
    SortedMap<String, String> options = new TreeMap<>(settings.options());
    options.putAll(((RowExamples) training).plan().options());
    return options;
  }

  @Override
  public List<String> method() {
    return List.of();
  }
}

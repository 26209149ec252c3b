package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.optimizer.builtin.Adam;
import dev.nnmaven.nn.optimizer.builtin.GradientDescent;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Does the trainings of {@code jobs.tsv}, which sklearn_tables.py wrote, and prints each line with
 * the score at its end: accuracy, or R² of a number.
 */
public final class TablesBesideScikitLearn {

  private static final String TARGET = "target";

  /** One line of the file. */
  private record Job(
      String data, int split, String optimizer, float rate, int hidden, int batch, int epochs) {

    static Job of(String[] cells) {
      return new Job(
          cells[0],
          Integer.parseInt(cells[1]),
          cells[2],
          Float.parseFloat(cells[3]),
          Integer.parseInt(cells[4]),
          Integer.parseInt(cells[5]),
          Integer.parseInt(cells[6]));
    }

    /** Scikit-learn's squared error is halved, so its steps are half as large. */
    TrainingOptions options(boolean ofNumbers) {
      boolean adam = optimizer.equals("adam");
      return TrainingOptions.builder()
          .optimizer(adam ? new Adam() : new GradientDescent())
          .learningRate(ofNumbers && !adam ? rate / 2 : rate)
          .epochs(epochs)
          .batchSize(batch)
          .seed(split + 1)
          .build();
    }
  }

  private TablesBesideScikitLearn() {}

  /**
   * Runs.
   *
   * @param arguments the folder of the files
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    for (String line : Files.readAllLines(folder.resolve("jobs.tsv"))) {
      Job job = Job.of(line.split("\t", -1));
      String file = job.data() + "-" + job.split();
      double score =
          score(job, folder.resolve(file + "-train.csv"), folder.resolve(file + "-test.csv"));
      System.out.println(line + "\t" + score);
    }
  }

  private static double score(Job job, Path trainingFile, Path testFile)
      throws IOException, DatasetException {
    List<String[]> rows = rows(trainingFile);
    boolean ofNumbers = !rows.get(1)[rows.get(1).length - 1].startsWith("class");
    Table training = table(rows, ofNumbers);
    Table test = table(rows(testFile), ofNumbers);
    List<String> inputs = new ArrayList<>(List.of(rows.get(0)));
    inputs.remove(TARGET);
    TablePreprocessing preprocessing = TablePreprocessing.fit(training, training.allRows(), inputs);
    if (ofNumbers) {
      RegressionTask task =
          RegressionTask.fit(TARGET, training.raws(training.index(TARGET), training.allRows()));
      return score(job, training, test, preprocessing, task, metrics -> metrics.r2().orElseThrow());
    }
    ClassificationTask task = new ClassificationTask(training.column(TARGET).values());
    return score(job, training, test, preprocessing, task, metrics -> metrics.accuracy());
  }

  private static <M extends Metrics> double score(
      Job job,
      Table training,
      Table test,
      TablePreprocessing preprocessing,
      Task<M> task,
      ToDoubleFunction<M> score)
      throws DatasetException {
    boolean ofNumbers = task instanceof RegressionTask;
    Network network =
        new Network(
            List.of(
                new DenseLayer(preprocessing.inputs(), job.hidden(), new Relu(), List.of()),
                new DenseLayer(job.hidden(), task.outputs(), new Linear(), List.of())),
            Loss.of(ofNumbers ? "squaredError" : "crossEntropy"));
    network.initialize(new Xavier(), RandomStream.of(job.split() + 1L));
    new Trainer<>(
            network,
            task,
            job.options(ofNumbers),
            ComputeOptions.fastest(),
            TrainingListener.none())
        .train(
            TableSamples.of(
                training, training.allRows(), preprocessing, task, TARGET, Integer::toString));
    return score.applyAsDouble(
        Evaluator.evaluate(
            Ensemble.of(network),
            task,
            TableSamples.of(test, test.allRows(), preprocessing, task, TARGET, Integer::toString)));
  }

  /** Lines of plain cells: these files have no quotes. */
  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList();
  }

  private static Table table(List<String[]> rows, boolean ofNumbers) {
    List<Column> columns = new ArrayList<>();
    for (String name : rows.get(0)) {
      boolean classes = name.equals(TARGET) && !ofNumbers;
      columns.add(Column.of(name, classes ? ColumnKind.CATEGORY : ColumnKind.NUMBER));
    }
    TableBuilder builder = new TableBuilder(columns, rows.size() - 1);
    rows.stream().skip(1).forEach(row -> builder.add(List.of(row)));
    return builder.build();
  }
}

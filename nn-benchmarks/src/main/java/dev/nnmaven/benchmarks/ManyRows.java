package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.builtin.SquaredError;
import dev.nnmaven.nn.optimizer.builtin.Adam;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.table.ListedRows;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.table.TablePlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time and memory of each step with a table of a million rows and 20 columns, or as many rows as
 * the argument says: {@code java -Xmx512m -cp ... dev.nnmaven.benchmarks.ManyRows 1000000}.
 */
public final class ManyRows {

  private static final int NUMBERS = 16;
  private static final BigDecimal FIFTH = new BigDecimal("0.2");

  private long start = System.nanoTime();

  private ManyRows() {}

  /** Runs it. */
  public static void main(String[] args) throws DatasetException {
    new ManyRows().run(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]));
  }

  private void run(int rows) throws DatasetException {
    Table table = table(rows);
    done("rows of texts to a table");
    Split split = split(table, "content", "y");
    int[] trainedOn = ((RowExamples) split.training()).rows();
    int[] heldOut = ((RowExamples) split.heldOut()).rows();
    done("split by content");
    split(table, "content", "word1");
    done("split by content, by class");
    split(table, "group(word0)", "y");
    done("split by group");
    split(table, "time(day)", "y");
    done("split by time");
    List<String> names = table.columns().stream().map(Column::name).limit(19).toList();
    TablePreprocessing preprocessing = TablePreprocessing.fit(table, trainedOn, names);
    int target = table.index("y");
    RegressionTask task = RegressionTask.fit("y", table.raws(target, trainedOn));
    done("fit");
    TableSamples training =
        TableSamples.of(table, trainedOn, preprocessing, task, "y", Integer::toString);
    TableSamples test =
        TableSamples.of(table, heldOut, preprocessing, task, "y", Integer::toString);
    done("samples, checked");
    table.fingerprint(trainedOn);
    done("fingerprint");
    Network network = network(preprocessing.inputs());
    new Trainer<>(
            network,
            task,
            TrainingOptions.builder()
                .optimizer(new Adam())
                .learningRate(0.001f)
                .epochs(1)
                .batchSize(256)
                .build())
        .train(training);
    done("an epoch, " + network);
    System.out.println(Evaluator.evaluate(Ensemble.of(network), task, test));
    done("evaluation");
  }

  private static Split split(Table table, String rule, String target) throws DatasetException {
    TablePlan plan =
        new TablePlan(
            table.columns(), table.column(target), false, SplitRule.of(rule), Optional.empty());
    RowFile none = new ListedRows(Path.of("rows"), List.of());
    TableFile file = new TableFile(none, List.of(), plan, table, new int[0], List.of(), List.of());
    return new RowExamples(file, table.allRows(), table.column(target).values()) {}.split(FIFTH);
  }

  private void done(String what) {
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%6.2f s, %4d MB of heap after it: %s%n",
        (System.nanoTime() - start) * 1e-9,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        what);
    start = System.nanoTime();
  }

  private static Table table(int rows) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < NUMBERS; c++) {
      columns.add(Column.of("x" + c, ColumnKind.NUMBER));
    }
    columns.add(Column.of("word0", ColumnKind.CATEGORY));
    columns.add(Column.of("word1", ColumnKind.CATEGORY));
    columns.add(Column.of("day", ColumnKind.DATE));
    columns.add(Column.of("y", ColumnKind.NUMBER));
    TableBuilder builder = new TableBuilder(columns, rows);
    RandomStream random = RandomStream.of(1);
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      int sum = 0;
      for (int c = 0; c < NUMBERS; c++) {
        int number = random.nextInt(100_000);
        sum += c % 2 == 0 ? number : -number;
        cells.add(number / 100 + "." + number % 100);
      }
      cells.add("w" + random.nextInt(1000));
      cells.add("w" + random.nextInt(7));
      cells.add("20" + (10 + random.nextInt(15)) + "-0" + (1 + random.nextInt(9)) + "-11");
      cells.add(String.valueOf(sum));
      builder.add(cells);
    }
    return builder.build();
  }

  private static Network network(int inputs) {
    List<Layer> layers =
        List.of(
            new DenseLayer(inputs, 64, Activation.of("relu"), Regularizer.listOf("none")),
            new DenseLayer(64, 1, Activation.of("linear"), Regularizer.listOf("none")));
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).initialize(new Xavier(), RandomStream.of(1).derive("layer", l));
    }
    return new Network(layers, new SquaredError());
  }
}

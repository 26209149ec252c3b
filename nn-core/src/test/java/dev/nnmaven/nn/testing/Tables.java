package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.builtin.Adam;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A table of houses with all kinds of columns, and models of it. */
public final class Tables {

  private Tables() {}

  /** A table of those rows. */
  public static Table of(List<Column> columns, List<?>... rows) {
    TableBuilder builder = new TableBuilder(columns, rows.length);
    for (List<?> row : rows) {
      builder.add(row);
    }
    return builder.build();
  }

  /** A table of one column. */
  public static Table of(Column column, Object... values) {
    return of(List.of(column), Arrays.stream(values).map(Arrays::asList).toArray(List<?>[]::new));
  }

  /** Columns of a house: what it is like, its price and its class. */
  public static List<Column> columns() {
    return List.of(
        Column.of("size", ColumnKind.NUMBER),
        Column.of("city", ColumnKind.CATEGORY).withUnknown(true),
        Column.of("garden", ColumnKind.YES_NO).with(Missing.MEAN),
        Column.of("state", ColumnKind.ORDINAL, List.of("poor", "fair", "good")),
        Column.of("built", ColumnKind.DATE).with(Missing.INDICATOR),
        Column.of("price", ColumnKind.NUMBER),
        Column.of("kind", ColumnKind.CATEGORY));
  }

  /** The columns that become inputs. */
  public static final List<String> INPUTS = List.of("size", "city", "garden", "state", "built");

  /** Houses at random. The price follows from the other columns, and the class from the price. */
  public static Table houses(int rows) {
    TableBuilder builder = new TableBuilder(columns(), rows);
    Random random = new Random(5);
    for (int row = 0; row < rows; row++) {
      builder.add(house(random));
    }
    return builder.build();
  }

  private static List<String> house(Random random) {
    int size = 40 + random.nextInt(200);
    int city = random.nextInt(3);
    boolean garden = random.nextInt(3) == 0;
    int state = random.nextInt(3);
    int year = 1950 + random.nextInt(70);
    double price = 2000.5 * size + 50_000 * city + (garden ? 30_000 : 0) + 20_000 * state;
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(size));
    row.add(List.of("Köln", "Bonn", "Aachen").get(city));
    row.add(random.nextInt(20) == 0 ? "" : garden ? "yes" : "no");
    row.add(List.of("poor", "fair", "good").get(state));
    row.add(random.nextInt(20) == 0 ? "NA" : year + "-0" + (1 + random.nextInt(9)) + "-17");
    row.add(String.valueOf(price));
    row.add(price < 300_000 ? "cheap" : "dear");
    return row;
  }

  /** A trained regression of the price. */
  public static TrainedModel regression(Table table, int epochs, ComputeOptions compute)
      throws DatasetException {
    RegressionTask task =
        RegressionTask.fit("price", table.raws(table.index("price"), table.allRows()));
    return train(table, task, "price", "squaredError", epochs, compute);
  }

  /** A trained classification of the kind. */
  public static TrainedModel classification(Table table, int epochs, ComputeOptions compute)
      throws DatasetException {
    ClassificationTask task = new ClassificationTask(table.column("kind").values());
    return train(table, task, "kind", "crossEntropy", epochs, compute);
  }

  private static <M extends Metrics> TrainedModel train(
      Table table, Task<M> task, String target, String loss, int epochs, ComputeOptions compute)
      throws DatasetException {
    TablePreprocessing preprocessing = TablePreprocessing.fit(table, table.allRows(), INPUTS);
    TableSamples samples =
        TableSamples.of(table, table.allRows(), preprocessing, task, target, Integer::toString);
    Network network = network(preprocessing.inputs(), task.outputs(), loss);
    TrainingOptions options =
        TrainingOptions.builder().optimizer(new Adam()).learningRate(0.01f).epochs(epochs).build();
    new Trainer<>(network, task, options, compute, new TrainingListener<M>() {}).train(samples);
    return new TrainedModel(
        network,
        task,
        preprocessing,
        new Provenance(
            "test",
            new TreeMap<>(),
            new TrainingData(table.fingerprint(table.allRows()), samples.size()),
            new HeldOut.None()));
  }

  private static Network network(int inputs, int outputs, String loss) {
    List<Layer> layers =
        List.of(
            new DenseLayer(inputs, 16, Activation.of("tanh"), Regularizer.listOf("none")),
            new DenseLayer(16, outputs, Activation.of("linear"), Regularizer.listOf("none")));
    for (int l = 0; l < layers.size(); l++) {
      layers.get(l).initialize(Initializer.of("xavier"), RandomStream.of(1).derive("weights", l));
    }
    return new Network(layers, Loss.of(loss));
  }
}

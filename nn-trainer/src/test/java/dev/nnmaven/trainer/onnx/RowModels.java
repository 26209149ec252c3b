package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Interval;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.testing.Agreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Models of rows with columns of all kinds, and what our own library says of rows. */
final class RowModels {

  /** In no order; some have names that the graph would like to give to other values. */
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("stamp (s)", ColumnKind.NUMBER), // too large for float32
          Column.of("same", ColumnKind.NUMBER),
          Column.of("probabilities", ColumnKind.NUMBER),
          Column.of("zero", ColumnKind.YES_NO),
          Column.of("size", ColumnKind.ORDINAL, List.of("small", "medium", "large")),
          Column.of("island", ColumnKind.CATEGORY),
          Column.of("prediction", ColumnKind.DATE));

  private static final List<String> ISLANDS = List.of("Torgersen", "Zoë", "\"a\", b", "Dream");

  /** Of training, too: two chars of Java, four bytes of UTF-8. */
  static final String PENGUIN = "🐧";

  static final double DEVIATION = 801.5;

  /** Of 90% of answers, at most 0.72 is lacking. */
  static final ConformalScores SCORES =
      ConformalScores.of(new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.71f, 0.72f});

  private RowModels() {}

  private static Map<String, Object> row(RandomStream random) {
    Map<String, Object> row = new HashMap<>();
    row.put("stamp (s)", 1.7e9 + 50.0 * random.nextGaussian());
    row.put("same", 7.1);
    row.put("probabilities", (double) random.nextGaussian());
    row.put("zero", random.nextInt(3) == 0);
    row.put("size", List.of("small", "medium", "large").get(random.nextInt(3)));
    row.put("island", ISLANDS.get(random.nextInt(ISLANDS.size())));
    row.put("prediction", LocalDate.of(1950, 1, 1).plusDays(random.nextInt(36_000)));
    return row;
  }

  private static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
    Map<String, Object> other = new HashMap<>(row);
    other.put(column, value);
    return other;
  }

  /** Rows as in training, rows that lack a value or all, and rows with odd values. */
  static List<Map<String, Object>> asked() {
    RandomStream random = RandomStream.of(5);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(row(random));
    }
    Map<String, Object> first = rows.get(0);
    for (Column column : COLUMNS) {
      rows.add(with(first, column.name(), null));
    }
    Map<String, Object> nothing = new HashMap<>();
    first.keySet().forEach(column -> nothing.put(column, null));
    rows.add(nothing);
    for (Object number : new Object[] {-1e300, 1e300, Double.POSITIVE_INFINITY, 1.7e9 + 1000}) {
      rows.add(with(first, "stamp (s)", number));
      rows.add(with(first, "same", number));
    }
    rows.add(with(first, "zero", 2.0));
    rows.add(with(first, "zero", 0.5));
    for (String word : List.of("NA", "null", "", "Biscoe", "torgersen", "small", PENGUIN)) {
      rows.add(with(first, "island", word));
      rows.add(with(first, "size", word));
    }
    for (String date :
        "0000-01-01 0000-02-29 1900-03-01 1969-12-31 2000-02-29 9999-12-31 +10000-01-01 -0001-12-31"
            .split(" ", -1)) {
      rows.add(with(first, "prediction", LocalDate.parse(date)));
    }
    return rows;
  }

  private static TablePreprocessing preprocessing(Missing missing, boolean others, String numbers)
      throws DatasetException {
    List<Column> columns =
        COLUMNS.stream()
            .map(
                column ->
                    column
                        .with(missing)
                        .withUnknown(others && column.kind() == ColumnKind.CATEGORY))
            .toList();
    TableBuilder table = new TableBuilder(columns, 0);
    RandomStream random = RandomStream.of(3);
    for (int i = 0; i < 200; i++) {
      Map<String, Object> row = i == 0 ? with(row(random), "island", PENGUIN) : row(random);
      List<Object> values = new ArrayList<>();
      for (Column column : columns) {
        boolean gap = missing != Missing.REFUSE && random.nextInt(7) == 0;
        boolean never = column.name().equals("probabilities"); // an indicator becomes a mean
        values.add(gap && !never ? null : row.get(column.name()));
      }
      table.add(values);
    }
    var rows = table.build();
    return TablePreprocessing.fit(
        rows,
        rows.allRows(),
        columns.stream().map(Column::name).toList(),
        new TableFitting(NumberEncoding.of(numbers), 1, 2),
        "");
  }

  static Provenance provenance(int examples) {
    return new Provenance(
        "test", new TreeMap<>(), new TrainingData("none", examples), new HeldOut.None());
  }

  /** Untrained networks, which answer all rows in other ways. */
  static TrainedModel model(Missing missing, boolean others, String loss, int members)
      throws DatasetException {
    return model(missing, others, loss, members, "standard");
  }

  static TrainedModel model(
      Missing missing, boolean others, String loss, int members, String numbers)
      throws DatasetException {
    Task<?> task =
        Loss.of(loss).predictsNumbers()
            ? new RegressionTask("price", new Standardization(-4200.25, DEVIATION))
            : new ClassificationTask(List.of("A", "B", "C"));
    TablePreprocessing preprocessing = preprocessing(missing, others, numbers);
    List<Network> networks = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      Network network =
          new Network(
              List.of(
                  new DenseLayer(preprocessing.inputs(), 9, Activation.of("relu"), List.of()),
                  new DenseLayer(9, task.outputs(), Activation.of("linear"), List.of())),
              Loss.of(loss));
      network.initialize(new Xavier(), RandomStream.of(m));
      networks.add(network);
    }
    return new TrainedModel(new Ensemble(networks), task, preprocessing, provenance(200));
  }

  /** What our library answers to each row: NaN if it refuses it. */
  static double[][] answers(TrainedModel model, List<Map<String, Object>> rows) {
    return rows.stream().map(row -> answer(model, row)).toArray(double[][]::new);
  }

  private static double[] answer(TrainedModel model, Map<String, Object> row) {
    try {
      boolean scored = model.scores().isPresent();
      if (model.task() instanceof RegressionTask && scored) {
        Interval found = Model.of(model).numbers().interval(row, 0.9);
        return new double[] {found.value(), found.lower(), found.upper()};
      } else if (model.task() instanceof RegressionTask) {
        return new double[] {Model.of(model).numbers().predict(row)};
      }
      Classification found = Model.of(model).rows().classify(row);
      DoubleStream all = model.classes().stream().mapToDouble(found::probability);
      return (scored ? DoubleStream.concat(all, Agreement.set(found, model.classes())) : all)
          .toArray();
    } catch (IllegalArgumentException e) {
      int outputs = model.task().outputs();
      int more = model.scores().isEmpty() ? 0 : outputs == 1 ? 2 : outputs;
      double[] refused = new double[outputs + more]; // no class is in the set
      Arrays.fill(refused, 0, outputs == 1 ? 1 + more : outputs, Double.NaN);
      return refused;
    }
  }

  /**
   * The same answers within 0.00001, of standardized numbers, or where they are far out (the year
   * 9999 is 75 deviations) a few float32 steps; NaN where our library refuses.
   */
  static void assertSame(TrainedModel model, List<Map<String, Object>> rows, double[][] theirs) {
    double[][] ours = answers(model, rows);
    double tolerance = 1e-5 * (model.task() instanceof RegressionTask ? DEVIATION : 1);
    assertThat(theirs).hasDimensions(ours.length, ours[0].length);
    for (int i = 0; i < ours.length; i++) {
      for (int o = 0; o < ours[i].length; o++) {
        double steps = 1e-6 * Math.abs(ours[i][o]);
        boolean same = Math.abs(theirs[i][o] - ours[i][o]) <= Math.max(tolerance, steps);
        assertThat(Double.isNaN(ours[i][o]) ? Double.isNaN(theirs[i][o]) : same)
            .as("%s: %s, and there %s", rows.get(i), ours[i][o], theirs[i][o])
            .isTrue();
      }
    }
  }

  /** The values of a column as they are given to a graph: of class Double, Long or String. */
  static List<Object> given(Column column, List<Map<String, Object>> rows) {
    return rows.stream().map(row -> given(column.kind(), row.get(column.name()))).toList();
  }

  private static Object given(ColumnKind kind, Object value) {
    return switch (kind) {
      case NUMBER -> value == null ? Double.NaN : value;
      case YES_NO ->
          value == null
              ? Double.NaN
              : Boolean.TRUE.equals(value) ? 1.0 : Boolean.FALSE.equals(value) ? 0.0 : value;
      case DATE -> value == null ? Long.MIN_VALUE : ((LocalDate) value).toEpochDay();
      case ORDINAL, CATEGORY, TEXT -> value == null ? "" : value;
    };
  }
}

package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another runtime, which shares no code with ours, says the same of each row. */
class OnnxRowsTest {

  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  /** All but what is left to Python, see there. */
  private static final List<Map<String, Object>> ASKED =
      RowModels.asked().stream()
          .filter(row -> !row.values().toString().contains(RowModels.PENGUIN))
          .toList();

  @TempDir Path folder;

  private Path exported(TrainedModel model) throws ConfigurationException, IOException {
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, Coverage.DEFAULT, "1.0", "0123").write(file);
    return file;
  }

  private static double[][] run(
      Path file, TablePreprocessing preprocessing, List<Map<String, Object>> rows)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OrtSession session = ENVIRONMENT.createSession(file.toString())) {
      for (FittedColumn fitted : preprocessing.columns()) {
        Column column = fitted.column();
        tensors.put(column.name(), tensor(RowModels.given(column, rows)));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return doubles(result);
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private void assertComputedAlike(TrainedModel model, List<Map<String, Object>> rows)
      throws Exception {
    RowModels.assertSame(
        model, rows, run(exported(model), model.preprocessing(TablePreprocessing.class), rows));
  }

  private static OnnxTensor tensor(List<Object> values) throws OrtException {
    Object matrix =
        values.get(0) instanceof Double
            ? values.stream().map(one -> new double[] {(double) one}).toArray(double[][]::new)
            : values.get(0) instanceof Long
                ? values.stream().map(one -> new long[] {(long) one}).toArray(long[][]::new)
                : values.stream().map(one -> new String[] {(String) one}).toArray(String[][]::new);
    return OnnxTensor.createTensor(ENVIRONMENT, matrix);
  }

  /** All outputs beside each other; 1 of true, 0 of false. */
  static double[][] doubles(OrtSession.Result result) throws OrtException {
    double[][] all = null;
    for (Map.Entry<String, OnnxValue> output : result) {
      Object matrix = output.getValue().getValue();
      all = all == null ? new double[Array.getLength(matrix)][0] : all;
      for (int i = 0; i < all.length; i++) {
        Object row = Array.get(matrix, i);
        int from = all[i].length;
        all[i] = Arrays.copyOf(all[i], from + Array.getLength(row));
        for (int c = from; c < all[i].length; c++) {
          all[i][c] =
              row instanceof boolean[] flags
                  ? flags[c - from] ? 1 : 0
                  : Array.getDouble(row, c - from);
        }
      }
    }
    return all;
  }

  /** What stands for missing values, whether unknown words are others, networks, and the rest. */
  @ParameterizedTest
  @CsvSource({
    "REFUSE, false, 1, crossEntropy, standard",
    "REFUSE, true, 3, squaredError, standard",
    "MEAN, false, 1, binaryCrossEntropy, standard",
    "MEAN, true, 3, crossEntropy, standard",
    "INDICATOR, false, 1, squaredError, standard",
    "INDICATOR, true, 3, binaryCrossEntropy, standard",
    "AUTO, true, 3, squaredError, standard",
    "MEAN, true, 2, huber(0.7), standard",
    "MEAN, true, 1, squaredError, robust",
    "AUTO, true, 1, crossEntropy, robust",
    "REFUSE, true, 1, squaredError, piecewise(2)",
    "MEAN, true, 1, crossEntropy, piecewise(16)",
    "INDICATOR, true, 1, squaredError, piecewise(5)",
    "AUTO, true, 1, squaredError, piecewise(32)"
  })
  void write_anyModel_isComputedAlikeByOnnxRuntime(
      Missing missing, boolean others, int members, String loss, String numbers) throws Exception {
    TrainedModel model = RowModels.model(missing, others, loss, members, numbers);
    assertComputedAlike(model, ASKED);
    assertComputedAlike(
        model.with(Ensembles.blended(model.ensemble(), 0.3)).with(RowModels.SCORES), ASKED);
  }

  /** The answer of least expected cost is in the set, however unlikely it is. */
  @Test
  void write_modelWithCosts_hasItsAnswersInTheSets() throws Exception {
    TrainedModel plain = RowModels.model(Missing.MEAN, true, "crossEntropy", 1);
    List<String> classes = plain.classes();
    TrainedModel costly =
        new TrainedModel(
            plain.ensemble(),
            new ClassificationTask(classes, Costs.of(classes, Map.of("A as B", 9.0))),
            plain.preprocessing(),
            plain.provenance(),
            Optional.empty(),
            0,
            Optional.of(ConformalScores.of(new float[9])));
    assertComputedAlike(costly, ASKED);
    try (OrtSession session = ENVIRONMENT.createSession(exported(costly).toString())) {
      assertThat(session.getOutputNames()).containsExactly("probabilities_", "set");
      assertThat(session.getMetadata().getCustomMetadata()).containsEntry("coverage", "0.9");
    }
  }

  private static long refused(TrainedModel model, List<Map<String, Object>> rows) {
    return Arrays.stream(RowModels.answers(model, rows))
        .filter(row -> Double.isNaN(row[0]))
        .count();
  }

  /** Inputs are finite, but sums of them are not: the library and the graph both say so. */
  @Test
  void write_networkThatOverflows_isRefusedByBoth() throws Exception {
    TrainedModel model = RowModels.model(Missing.REFUSE, false, "squaredError", 1);
    for (Layer layer : model.network().layers()) {
      float[] weights = layer.parameter("weights").values();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 1e30f;
      }
    }
    List<Map<String, Object>> rows = RowModels.asked().subList(0, 5);
    assertThat(refused(model, rows)).isPositive();
    assertComputedAlike(model, rows);
  }

  @Test
  void write_emptyTextAlone_hasNoNgrams() throws Exception {
    TrainedModel model = RowModels.model(Missing.AUTO, true, "squaredError", 1, "piecewise(2)");
    for (Object note : new Object[] {null, "", "NA", " ", "!?", "qqq", "fled"}) {
      Map<String, Object> row = new HashMap<>(RowModels.asked().get(0));
      row.put("note", note);
      assertComputedAlike(model, List.of(row));
    }
  }

  @Test
  void write_inputs_areNamedAsTheirColumnsAndTheOutputGivesWay() throws Exception {
    TrainedModel classes = RowModels.model(Missing.REFUSE, false, "crossEntropy", 1);
    try (OrtSession session = ENVIRONMENT.createSession(exported(classes).toString())) {
      assertThat(session.getInputNames())
          .containsExactly(
              "island", "note", "prediction", "probabilities", "same", "size", "stamp (s)", "zero");
      for (NodeInfo input : session.getInputInfo().values()) {
        assertThat(((TensorInfo) input.getInfo()).getShape()).containsExactly(-1, 1);
      }
      assertThat(session.getOutputNames()).containsExactly("probabilities_");
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("classes", "[\"A\",\"B\",\"C\"]")
          .containsEntry("columns.5.values", "[\"small\",\"medium\",\"large\"]")
          .hasEntrySatisfying("texts", text -> assertThat(text).contains("TextTokenizer.ngrams"));
    }
    TrainedModel number = RowModels.model(Missing.REFUSE, false, "squaredError", 1);
    try (OrtSession session = ENVIRONMENT.createSession(exported(number).toString())) {
      assertThat(session.getOutputNames()).containsExactly("prediction_");
      assertThat(session.getMetadata().getCustomMetadata()).containsEntry("target", "price");
    }
  }

  @Test
  void write_sameModel_givesTheSameBytes() throws Exception {
    TrainedModel model = RowModels.model(Missing.INDICATOR, true, "crossEntropy", 2);
    byte[] first = Files.readAllBytes(exported(model));
    assertThat(exported(model)).hasBinaryContent(first);
  }

  @Test
  void write_everyDateOfTwoTimes400Years_hasItsMonthAndDayOfTheWeek() throws Exception {
    Standardization plain = new Standardization(0, 1);
    Network network =
        new Network(
            List.of(new DenseLayer(3, 1, Activation.of("linear"), List.of())),
            Loss.of("squaredError"));
    network.layers().get(0).parameter("weights").set(1, 0, 100f);
    network.layers().get(0).parameter("weights").set(2, 0, 1f);
    TrainedModel model =
        new TrainedModel(
            network,
            new RegressionTask("monthAndDay", plain),
            new TablePreprocessing(
                List.of(
                    new FittedColumn(
                        Column.of("day", ColumnKind.DATE),
                        Collections.nCopies(
                            3, new FittedNumber(NumberScaling.STANDARD, plain, List.of())),
                        0,
                        Optional.empty()))),
            RowModels.provenance(1));
    long first = LocalDate.of(0, 1, 1).toEpochDay();
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    long[] days =
        LongStream.concat(
                LongStream.range(first, first + 146_097), // 400 years, after which all repeats
                LongStream.rangeClosed(last - 146_097, last))
            .toArray();
    try (OrtSession session = ENVIRONMENT.createSession(exported(model).toString());
        OnnxTensor given =
            OnnxTensor.createTensor(
                ENVIRONMENT, LongBuffer.wrap(days), new long[] {days.length, 1});
        OrtSession.Result result = session.run(Map.of("day", given))) {
      double[][] found = (double[][]) result.get("prediction").orElseThrow().getValue();
      int wrong = 0;
      for (int i = 0; i < days.length; i++) {
        LocalDate date = LocalDate.ofEpochDay(days[i]);
        int expected = 100 * date.getMonthValue() + date.getDayOfWeek().getValue();
        wrong += found[i][0] == expected ? 0 : 1;
      }
      assertThat(wrong).isZero();
    }
  }
}

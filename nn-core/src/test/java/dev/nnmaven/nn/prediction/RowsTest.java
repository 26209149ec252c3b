package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows of an application, to classes and to numbers. */
class RowsTest {

  private static final ComputeOptions SCALAR = new ComputeOptions(KernelChoice.SCALAR, 1);

  private enum State {
    good
  }

  private record House(double size, String city, Boolean garden, State state, LocalDate built) {}

  private static final Rows<House> HOUSES =
      new Rows<House>()
          .column("size", House::size)
          .column("city", House::city)
          .column("garden", House::garden)
          .column("state", House::state)
          .column("built", House::built);

  private static final Map<String, Object> HOUSE =
      Map.of(
          "size",
          120,
          "city",
          "Bonn",
          "garden",
          true,
          "state",
          State.good,
          "built",
          LocalDate.of(1987, 5, 17));

  private static final Table TABLE = Tables.houses(400);
  private static TrainedModel prices;
  private static TrainedModel kinds;

  @BeforeAll
  static void train() throws Exception {
    prices = Tables.regression(TABLE, 30, SCALAR);
    kinds = Tables.classification(TABLE, 5, SCALAR);
  }

  private static RegressionMetrics evaluated(TrainedModel model) throws DatasetException {
    return Evaluator.evaluate(
        model.ensemble(),
        model.regression(),
        TableSamples.of(
            TABLE,
            TABLE.allRows(),
            model.preprocessing(TablePreprocessing.class),
            model.task(),
            "price",
            Integer::toString));
  }

  private static double price(int row) {
    return TABLE.raw(TABLE.index("price"), row);
  }

  @Test
  void predict_severalNetworks_isTheMeanOfTheirNumbers() throws Exception {
    assertThat(evaluated(prices).r2().orElseThrow()).isGreaterThan(0.98);
    Network other = prices.network().copy();
    other.outputLayer().parameter("biases").set(0, 0, 0.5f);
    Regressor<Map<String, ?>> first = Model.of(prices).numbers();
    Regressor<Map<String, ?>> second = Model.of(Ensembles.of(prices, Ensemble.of(other))).numbers();
    TrainedModel both = Ensembles.of(prices, new Ensemble(List.of(prices.network(), other)));
    Regressor<Map<String, ?>> regressor = Model.of(both).numbers();
    double sum = 0;
    for (int row = 0; row < TABLE.rows(); row++) {
      double expected = (first.predict(cells(row)) + second.predict(cells(row))) / 2;
      assertThat(regressor.predict(cells(row))).isCloseTo(expected, within(1e-5 * expected));
      double error = expected - price(row);
      sum += error * error;
    }
    RegressionMetrics metrics = evaluated(both);
    assertThat(metrics.rmse()).isCloseTo(Math.sqrt(sum / TABLE.rows()), within(0.1));
  }

  private static TrainedModel scaled(Network network, double mean, double deviation) {
    return new TrainedModel(
        network,
        new RegressionTask("price", new Standardization(mean, deviation)),
        prices.preprocessing(),
        prices.provenance());
  }

  /** All weights 0: it answers with the mean, whatever it says of the deviation. */
  @Test
  void evaluate_scaleOfItsOwn_isJudgedByTheNumbersOfTheTable() throws Exception {
    Network network = prices.network().copy();
    Parameter weights = network.outputLayer().parameter("weights");
    for (int i = 0; i < weights.rows(); i++) {
      weights.set(i, 0, 0);
    }
    network.outputLayer().parameter("biases").set(0, 0, 0);
    double squares = 0;
    for (int row = 0; row < TABLE.rows(); row++) {
      double error = price(row) - 7;
      squares += error * error;
    }
    for (double deviation : new double[] {1, 1e30, 1e300}) {
      RegressionMetrics metrics = evaluated(scaled(network, 7, deviation));
      assertThat(metrics.rmse())
          .isCloseTo(Math.sqrt(squares / TABLE.rows()), withinPercentage(1e-9));
    }
  }

  @Test
  void predict_numberThatIsNotFinite_isRefused() {
    Network network = prices.network().copy();
    network.outputLayer().parameter("biases").set(0, 0, 50);
    Regressor<Map<String, ?>> regressor = Model.of(scaled(network, 5, 1e308)).numbers();
    List<ThrowingCallable> ways =
        List.of(
            () -> regressor.predict(HOUSE),
            () -> regressor.predictAll(List.of(HOUSE)),
            () -> regressor.prepared().predict(new float[network.inputs()]));
    for (ThrowingCallable way : ways) {
      assertRefusedSaying(way, "not finite", "1E+308", "standard deviation of price");
    }
    assertRefusedSaying(ways.get(1), "number 1 of 1: a prediction is not finite");
  }

  private static Map<String, Object> cells(int row) {
    Map<String, Object> cells = new HashMap<>();
    Tables.INPUTS.forEach(name -> cells.put(name, TABLE.text(TABLE.index(name), row)));
    return cells;
  }

  @Test
  void predict_mapListRecordAndMany_giveTheSame() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    assertThat(regressor.target()).isEqualTo("price");
    double price = regressor.predict(HOUSE);
    assertThat(price).isBetween(200_000.0, 500_000.0);
    List<Object> list = new ArrayList<>();
    List<String> names = new ArrayList<>(Model.of(prices).columns());
    for (String name : names) {
      list.add(HOUSE.get(name));
    }
    Rows<List<?>> inOrder = Rows.inOrder(names);
    names.clear(); // it has those that it was given
    House house = new House(120, "Bonn", true, State.good, LocalDate.of(1987, 5, 17));
    assertThat(Model.of(prices).numbers(inOrder).predict(list)).isEqualTo(price);
    Regressor<House> ofHouses = Model.of(prices).numbers(HOUSES);
    assertThat(ofHouses.predict(house)).isEqualTo(price);
    assertThat(ofHouses.prepared().predict(ofHouses.inputs(house))).isEqualTo(price);
    assertThat(regressor.predictAll(List.of(HOUSE, HOUSE))).containsExactly(price, price);
    assertThat(ofHouses.predictAll(List.of(house))).containsExactly(price);
    Map<String, String> texts =
        Map.of(
            "size", "120", "city", "Bonn", "garden", "yes", "state", "good", "built", "1987-05-17");
    assertThat(regressor.predict(texts)).isEqualTo(price);

    Classifier<Map<String, ?>> classifier = Model.of(kinds).rows();
    Classification kind = classifier.classify(HOUSE);
    assertThat(kind.ranking()).extracting(Candidate::className).contains("cheap", "dear");
    assertThat(Model.of(kinds).rows(inOrder).classify(list)).isEqualTo(kind);
    Classifier<House> houses = Model.of(kinds).rows(HOUSES);
    assertThat(houses.classify(house)).isEqualTo(kind);
    assertThat(classifier.classifyAll(List.of(HOUSE))).containsExactly(kind);
    assertThat(houses.classifyAll(List.of(house, house))).containsExactly(kind, kind);
    assertThat(houses.prepared().classify(houses.inputs(house))).isEqualTo(kind);
  }

  private static Map<String, Object> with(String column, Object value) {
    Map<String, Object> row = new HashMap<>(HOUSE);
    row.put(column, value);
    return row;
  }

  @Test
  void predict_wrongRow_namesColumnKindAndWhatWasGiven() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    assertRefusedSaying(
        () -> regressor.predict(with("sise", 1)),
        "the model has no column sise; it has built, city, garden, size, state"
            + " (did you mean size?)");
    assertRefusedSaying(() -> regressor.predict(with(null, 1)), "the model has no column null");
    assertRefusedSaying(
        () -> regressor.predict(with("size", "1,5")),
        "column size (number): expected a number such as 39.1, found \"1,5\"");
    assertRefusedSaying(
        () -> regressor.predict(with("size", 1e300)),
        "column size (number): 1E+300 is too far from the mean of the training rows");
    assertRefusedSaying(
        () -> regressor.predictAll(Arrays.asList(HOUSE, with("size", ""))),
        "number 2 of 2: column size (number) has no value");
    Regressor<List<?>> ofLists =
        Model.of(prices).numbers(Rows.inOrder(List.of("built", "city", "garden", "size", "state")));
    assertRefusedSaying(
        () -> ofLists.predict(List.of(1, 2)),
        "expected 5 values, of built, city, garden, size, state, found 2");
    Map<String, Object> lacks = with("built", null);
    lacks.put("city", "Rome");
    double missing = regressor.predict(lacks); // missing and unseen values were learned
    assertThat(missing).isFinite();
    lacks.put("built", "");
    assertThat(regressor.predict(lacks)).isEqualTo(missing);
  }

  @Test
  void predict_columnThatIsNotGiven_isRefusedAlthoughAMissingValueWouldBeTaken() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    Map<String, Object> lacks = new HashMap<>(HOUSE);
    lacks.remove("built");
    assertRefusedSaying(
        () -> regressor.predict(lacks),
        "column built (date) is not given; null or \"\" says that a value is missing");
    assertRefusedSaying(
        () -> Model.of(prices).numbers(new Rows<House>()),
        "column built (date) is not given, nor are ");
    assertRefusedSaying(
        () -> Model.of(kinds).rows().classify(Map.of("size", 4)),
        "column built (date) is not given");
    assertRefusedSaying(
        () -> Model.of(kinds).rows(HOUSES.column("hous", House::city)),
        "the model has no column hous; it has built");
    lacks.put("bilt", null);
    assertRefusedSaying(() -> regressor.predict(lacks), "no column bilt", "(did you mean built?)");
  }

  @Test
  void predict_targetOrColumnThatTrainingIgnored_saysToLeaveItOut() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    assertRefusedSaying(
        () -> regressor.predict(with("price", 1)),
        "column price is the target of the model; remove it");
    assertRefusedSaying(
        () -> regressor.predict(with("Name of the owner", "x")),
        "the model has no column Name of the owner; it has built, city, garden, size, state;"
            + " remove all others, such as columns that training ignored");
  }

  @Test
  void model_askedForAnotherKind_saysWhatItIsAndWhatToCall() {
    String predicting =
        "10 → 16 tanh → 1 linear, rows of [built, city, garden, size, state], predicts price";
    String classifying =
        "10 → 16 tanh → 2 linear, rows of [built, city, garden, size, state], classes [cheap, dear]";
    Model numbers = Model.of(prices);
    assertThat(numbers).hasToString(predicting);
    assertThat(numbers.numbers()).hasToString(predicting);
    assertRefusedSaying(
        numbers::images, "call numbers() rather than images(): the model is " + predicting);
    assertRefusedSaying(
        () -> numbers.rows(HOUSES),
        "call numbers() rather than rows(): the model is " + predicting);
    Model rows = Model.of(kinds);
    assertThat(rows).hasToString(classifying);
    assertRefusedSaying(
        rows::numbers, "call rows() rather than numbers(): the model is " + classifying);
    assertRefusedSaying(
        rows::images, "call rows() rather than images(): the model is " + classifying);
    Model images = Model.of(Models.small(new HeldOut.None()));
    assertRefusedSaying(images::rows, "call images() rather than rows(): the model is ");
    assertRefusedSaying(
        () -> images.numbers(HOUSES), "call images() rather than numbers(): the model is ");
    assertRefusedSaying(
        images::columns, "the model does not read rows: image is not supported here");
  }

  @Test
  void predict_manyThreads_givesTheBitsOfOne() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    List<Map<String, Object>> rows =
        IntStream.range(0, TABLE.rows()).mapToObj(RowsTest::cells).toList();
    double[] expected = rows.stream().mapToDouble(regressor::predict).toArray();
    assertThat(rows.parallelStream().mapToDouble(regressor::predict).toArray())
        .containsExactly(expected);
    assertThat(regressor.predictAll(rows)).containsExactly(expected);
    for (KernelChoice kernels : TestCompute.choices()) {
      Regressor<Map<String, ?>> other =
          Model.of(prices).computing(new ComputeOptions(kernels, 3)).numbers();
      assertThat(other.predictAll(rows)).containsExactly(expected);
      assertThat(other.predict(rows.get(7))).isEqualTo(expected[7]);
    }
    assertThat(regressor.predictAll(List.of())).isEmpty();
  }

  @Test
  void arguments_null_areNamed() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    Regressor<House> ofHouses = Model.of(prices).numbers(HOUSES);
    assertThatThrownBy(() -> regressor.predict(null)).hasMessage("sample");
    assertThatThrownBy(() -> ofHouses.predict(null)).hasMessage("sample");
    assertThatThrownBy(() -> Model.of(prices).numbers(null)).hasMessage("reading");
    assertThatThrownBy(() -> Model.of(kinds).rows(null)).hasMessage("reading");
    assertThatThrownBy(() -> regressor.predictAll(null)).hasMessage("samples");
    assertRefused(
        NullPointerException.class,
        () -> regressor.predictAll(Arrays.asList(HOUSE, null)),
        "number 2 of 2");
    assertThatThrownBy(() -> new Rows<House>().column("x", null)).hasMessage("value");
    assertThatThrownBy(() -> Rows.inOrder(null)).hasMessage("names");
    assertRefusedSaying(() -> HOUSES.column("size", House::size), "column size is read twice");
    assertRefusedSaying(() -> Rows.inOrder(List.of("size", "size")), "column size is read twice");
  }
}

package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Explanation.Contribution;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Tables;
import dev.nnmaven.nn.testing.TextbookNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contributions beside those that all coalitions of columns give, in double and by plain loops. */
class ExplanationTest {

  private static final ComputeOptions SCALAR = new ComputeOptions(KernelChoice.SCALAR, 1);
  private static final Table TABLE = Tables.houses(400);

  /** Of the columns built, city, garden, size and state. */
  private static final int[] STARTS = {0, 4, 7, 8, 9, 10};

  /** Zeros, each of three cities alike, no garden as most have, and zeros. */
  private static final float[] REFERENCES = {
    0, 0, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f, 0, 0, 0,
  };

  private static TrainedModel prices;
  private static TrainedModel kinds;

  @BeforeAll
  static void train() throws Exception {
    prices = Tables.regression(TABLE, 20, SCALAR);
    kinds = Tables.classification(TABLE, 5, SCALAR);
  }

  private static Map<String, Object> row(int row) {
    Map<String, Object> cells = new HashMap<>();
    Tables.INPUTS.forEach(name -> cells.put(name, TABLE.text(TABLE.index(name), row)));
    return cells;
  }

  /** The first of the outputs. */
  private static double output(TextbookNetwork network, float[] inputs) {
    return network.forward(inputs, null, null).result()[0];
  }

  /** Weighted sums over all coalitions, whose players are bits. */
  private static double[] shapley(int players, IntToDoubleFunction value) {
    double[] values = IntStream.range(0, 1 << players).mapToDouble(value).toArray();
    double[] shapley = new double[players];
    for (int i = 0; i < players; i++) {
      for (int coalition = 0; coalition < values.length; coalition++) {
        if ((coalition >> i & 1) == 0) {
          double binomial = 1; // players - 1 over its size
          for (int k = 1; k <= Integer.bitCount(coalition); k++) {
            binomial = binomial * (players - k) / k;
          }
          shapley[i] += (values[coalition | 1 << i] - values[coalition]) / binomial / players;
        }
      }
    }
    return shapley;
  }

  private static double[] expected(float[] row, ToDoubleFunction<float[]> value) {
    return shapley(
        5,
        coalition -> {
          float[] inputs = new float[10];
          for (int player = 0; player < 5; player++) {
            for (int i = STARTS[player]; i < STARTS[player + 1]; i++) {
              inputs[i] = (coalition >> player & 1) == 1 ? row[i] : REFERENCES[i];
            }
          }
          return value.applyAsDouble(inputs);
        });
  }

  private static double[] amounts(Explanation explanation) {
    return explanation.contributions().stream().mapToDouble(Contribution::amount).toArray();
  }

  /** Rounding of 4,096 sums of numbers as large as the answers. */
  private static void addsUp(Explanation explanation) {
    double sum = 0;
    double largest = Math.abs(explanation.base());
    for (double amount : amounts(explanation)) {
      sum += amount;
      largest = Math.max(largest, Math.abs(amount));
    }
    assertThat(sum).isCloseTo(explanation.value() - explanation.base(), within(1e-12 * largest));
  }

  @Test
  void explain_numbers_isTheMeanOverAllOrders() {
    Regressor<Map<String, ?>> regressor = Model.of(prices).numbers();
    Standardization scale = prices.regression().scale();
    TextbookNetwork network = TextbookNetwork.of(prices.network());
    for (int row = 0; row < 40; row++) {
      Explanation found = regressor.explain(row(row));
      double[] expected =
          expected(
              regressor.inputs(row(row)),
              inputs -> scale.mean() + scale.deviation() * output(network, inputs));
      assertThat(amounts(found)).containsExactly(expected, within(1.0)); // of some 100,000
      assertThat(found.value()).isEqualTo(regressor.predict(row(row)));
      assertThat(regressor.prepared().explain(regressor.inputs(row(row)))).isEqualTo(found);
      assertThat(found.answer()).isEqualTo("price");
      assertThat(found.orders()).isZero();
      addsUp(found);
    }
    assertRefused(
        () -> regressor.prepared().explain(new float[9]),
        "the network has 10 inputs, found 9 numbers");
  }

  /** One network, or two, alone or with a share of the linear model. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "2, 0.3"})
  void explain_classes_isTheMeanOverAllOrdersOfTheProbabilityOfTheAnswer(
      int members, double share) {
    Network other = kinds.network().copy();
    other.outputLayer().parameter("biases").set(0, 0, 0.5f);
    Ensemble plain = new Ensemble(List.of(kinds.network(), other).subList(0, members));
    Ensemble ensemble = share == 0 ? plain : Ensembles.blended(plain, share);
    RowClassifier<Map<String, ?>> classifier = Model.of(Ensembles.of(kinds, ensemble)).rows();
    for (int row = 0; row < 40; row++) {
      Explanation found = classifier.explain(row(row));
      Candidate best = classifier.classify(row(row)).best();
      int output = classifier.classes().indexOf(best.className());
      double[] expected =
          expected(
              classifier.inputs(row(row)),
              inputs -> Ensembles.probabilities(ensemble, inputs)[output]);
      assertThat(amounts(found)).containsExactly(expected, within(1e-5));
      assertThat(found.answer()).isEqualTo(best.className());
      assertThat(found.value()).isEqualTo(best.probability());
      addsUp(found);
    }
  }

  /** Missing and unknown values are inputs as any: they differ from the references. */
  @Test
  void explain_missingAndUnknownValues_haveContributionsOfTheirOwn() {
    Map<String, Object> row = row(0);
    row.put("built", null);
    row.put("city", "Rome");
    row.put("garden", "");
    Explanation found = Model.of(prices).numbers().explain(row);
    assertThat(found.contributions())
        .extracting(Contribution::column)
        .containsExactly("built", "city", "garden", "size", "state");
    assertThat(found.contributions().get(0).amount()).isNotZero();
    assertThat(found.contributions().get(1).amount()).isNotZero();
    assertThat(found.contributions().get(2).amount()).as("replaced by the usual one").isZero();
    addsUp(found);
    assertThatThrownBy(() -> Model.of(prices).numbers().explain(Map.of("size", 1)))
        .hasMessageContaining("column built (date) is not given");
  }

  @Test
  void largest_ofAll_goesByAmountAndThenByColumn() {
    Explanation tied =
        new Explanation(
            "A",
            0.75,
            0.5,
            List.of(
                new Contribution("a", "mean", 0, 0),
                new Contribution("b", "mean", -0.25, 0),
                new Contribution("c", "mean", 0.25, 0),
                new Contribution("d", "mean", 0.25, 0)),
            0);
    assertThat(tied.largest()).extracting(Contribution::column).containsExactly("b", "c", "d", "a");
  }

  private static TrainedModel wide(int columns, Network network) {
    List<FittedColumn> all = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      FittedNumber number =
          new FittedNumber(NumberScaling.STANDARD, new Standardization(0, 1), List.of());
      all.add(
          new FittedColumn(
              Column.of("c%02d".formatted(c), ColumnKind.NUMBER),
              List.of(number),
              0,
              Optional.empty()));
    }
    return new TrainedModel(
        network,
        new RegressionTask("y", new Standardization(0, 1)),
        new TablePreprocessing(all),
        Provenance.by("test"));
  }

  private static double[] ofAllCoalitions(TextbookNetwork network, float[] row) {
    return shapley(
        row.length,
        coalition -> {
          float[] inputs = new float[row.length];
          for (int i = 0; i < row.length; i++) {
            inputs[i] = (coalition >> i & 1) * row[i];
          }
          return output(network, inputs);
        });
  }

  /** Two of fourteen columns are at their means: all coalitions of the others are asked. */
  @Test
  void explain_manyColumns_areAllAskedOrDrawnButForThoseAtTheirReference() {
    Network network = Networks.random(new int[] {14, 9, 1}, "squaredError", 8, "tanh", "linear");
    TextbookNetwork textbook = TextbookNetwork.of(network);
    float[] row = {1, -1, 0, 2, 1, 1, -2, 1, 0.5f, 1, 1, 0, -1, 1};
    Explanation found = Model.of(wide(14, network)).numbers().prepared().explain(row);
    assertThat(found.orders()).isZero();
    assertThat(amounts(found)).containsExactly(ofAllCoalitions(textbook, row), within(1e-5));
    assertThat(found.contributions().get(2).amount()).isZero();
    Explanation nothing = Model.of(wide(14, network)).numbers().prepared().explain(new float[14]);
    assertThat(nothing.value()).isEqualTo(nothing.base());
    assertThat(amounts(nothing)).containsOnly(0);
    row[2] = row[11] = 1; // orders are drawn now
    Explanation drawn = Model.of(wide(14, network)).numbers().prepared().explain(row);
    assertThat(drawn.orders()).isEqualTo(256);
    double[] expected = ofAllCoalitions(textbook, row);
    for (int i = 0; i < row.length; i++) {
      Contribution one = drawn.contributions().get(i);
      assertThat(one.error()).isBetween(1e-9, 0.05);
      assertThat(one.amount()).isCloseTo(expected[i], within(4.5 * one.error()));
    }
    addsUp(drawn);
  }

  private static final Column TEXT = Column.of("t", ColumnKind.TEXT);

  /** A number from a text and a number, with n-grams of rows that repeat some words. */
  private static TrainedModel ofTexts() throws Exception {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(Arrays.asList(i % 2 == 0 ? "Very good, not bad" : "not good! very bad film", i));
    }
    Table table =
        Tables.of(List.of(TEXT, Column.of("n", ColumnKind.NUMBER)), rows.toArray(new List<?>[0]));
    TablePreprocessing texts = TablePreprocessing.fit(table, table.allRows(), List.of("n", "t"));
    return new TrainedModel(
        Networks.random(new int[] {texts.inputs(), 9, 1}, "squaredError", 8, "tanh", "linear"),
        new RegressionTask("y", new Standardization(10, 3)),
        texts,
        Provenance.by("test"));
  }

  /** A word is left out: in its place is one that no n-gram has. */
  @Test
  void explain_texts_haveWordsWithWhatChangesWithoutThem() throws Exception {
    Regressor<Map<String, ?>> regressor = Model.of(ofTexts()).numbers();
    String text = "Good? VERY good film, unseen... not good";
    Explanation found = regressor.explain(Map.of("n", 3, "t", text));
    Contribution ofText = found.contributions().get(1);
    assertThat(ofText.reference()).isEqualTo("empty text");
    assertThat(ofText.amount()).isNotZero();
    assertThat(ofText.words())
        .extracting(Explanation.Word::word)
        .containsExactly("good", "?", "very", "film", ",", "unseen", ".", "not");
    for (Explanation.Word one : ofText.words()) {
      String without = text.replaceAll("(?i)" + Pattern.quote(one.word()), " \uD83E\uDEE0 ");
      assertThat(one.amount())
          .isEqualTo(found.value() - regressor.predict(Map.of("n", 3, "t", without)));
    }
    assertThat(found.contributions().get(0).words()).isEmpty();
    addsUp(found);
    assertThat(regressor.prepared().explain(regressor.inputs(Map.of("n", 3, "t", text))))
        .extracting(one -> one.contributions().get(1).words())
        .isEqualTo(List.of());
    Rows<String> reading = new Rows<String>().column("t", row -> row).column("n", row -> 3);
    assertThat(Model.of(ofTexts()).numbers(reading).explain(text)).isEqualTo(found);
    Map<String, Object> missing = new HashMap<>(Map.of("n", 3));
    missing.put("t", null);
    assertThat(regressor.explain(missing).contributions().get(1))
        .isEqualTo(new Contribution("t", "empty text", 0, 0));
  }

  @Test
  void explain_longText_hasTheFirstWords() throws Exception {
    String text = IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    Explanation found = Model.of(ofTexts()).numbers().explain(Map.of("n", 3, "t", text));
    assertThat(found.contributions().get(1).words()).hasSize(200);
  }

  private static String reference(
      Column column, List<FittedNumber> parts, int frequent, float... expected) {
    FittedColumn fitted = new FittedColumn(column, parts, frequent, Optional.empty());
    float[] inputs = new float[fitted.inputs() + 2];
    fitted.loadReference(inputs, 1);
    assertThat(Arrays.copyOfRange(inputs, 1, inputs.length - 1)).containsExactly(expected);
    return fitted.reference();
  }

  private static FittedNumber number(double mean) {
    return new FittedNumber(NumberScaling.STANDARD, new Standardization(mean, 5), List.of());
  }

  @Test
  void reference_ofEachKind_isWhatTheModelKnowsOfTheTrainingRows() {
    Column category = Column.of("c", ColumnKind.CATEGORY, List.of("x", "y", "z"));
    Column yesNo = Column.of("b", ColumnKind.YES_NO);
    float third = 1 / 3f;
    String alike = "all values alike";
    assertThat(reference(category, List.of(), 0, third, third, third)).isEqualTo(alike);
    assertThat(reference(category.with(Missing.INDICATOR), List.of(), 0, third, third, third, 0))
        .isEqualTo(alike);
    assertThat(reference(yesNo, List.of(), 0, 0.5f)).isEqualTo(alike);
    assertThat(reference(category.with(Missing.MEAN), List.of(), 1, 0, 1, 0))
        .isEqualTo("most frequent: y");
    assertThat(reference(yesNo.with(Missing.MEAN), List.of(), 1, 1))
        .isEqualTo("most frequent: yes");
    FittedNumber bins =
        new FittedNumber(
            NumberScaling.ROBUST, new Standardization(3, 2), List.of(1.0, 2.0, 4.0, 9.0));
    Column plain = Column.of("n", ColumnKind.NUMBER);
    assertThat(reference(plain.with(Missing.INDICATOR), List.of(bins), 0, 0, 0.5f, 0, -0.5f, 0))
        .isEqualTo("median 3");
    assertThat(reference(plain, List.of(number(43.92192982456)), 0, 0)).isEqualTo("mean 43.92193");
    assertThat(reference(plain, List.of(number(1_700_000_123.4)), 0, 0))
        .isEqualTo("mean 1700000123");
    assertThat(reference(plain, List.of(number(1e300)), 0, 0))
        .as("more than a float holds")
        .startsWith("mean 1E");
    assertThat(reference(plain, List.of(number(0)), 0, 0)).isEqualTo("mean 0");
    Column date = Column.of("d", ColumnKind.DATE);
    assertThat(reference(date, Collections.nCopies(3, number(43.92)), 0, 0, 0, 0))
        .as("44 days after 1970-01-01")
        .isEqualTo("mean 1970-02-13");
    assertThat(reference(date, Collections.nCopies(3, number(-1e300)), 0, 0, 0, 0))
        .as("whatever a file says")
        .isEqualTo("mean 0000-01-01");
    Column ordinal = Column.of("o", ColumnKind.ORDINAL, List.of("small", "large"));
    assertThat(reference(ordinal, List.of(number(43.92)), 0, 0))
        .as("beyond the last")
        .isEqualTo("mean large");
  }

  /** A game whose Shapley values are known. */
  private static Function<List<BitSet>, List<Double>> game(ToDoubleFunction<BitSet> value) {
    return coalitions -> coalitions.stream().map(value::applyAsDouble).toList();
  }

  /** Each order and its reverse agree on what two players add together. */
  @Test
  void of_manyPlayersInPairs_hasNoVariance() {
    int players = 40;
    Shapley found =
        Shapley.of(
            players,
            game(
                some ->
                    some.stream()
                        .mapToDouble(one -> one + (some.get((one + 7) % players) ? 0.5 * one : 0))
                        .sum()));
    for (int player = 0; player < players; player++) {
      double before = (player + players - 7) % players;
      assertThat(found.values()[player]).isCloseTo(1.25 * player + 0.25 * before, within(1e-10));
      assertThat(found.errors()[player]).isLessThan(1e-10);
    }
  }

  /** 32,768 / 1,000 pairs; and 8 at least. */
  @Test
  void of_veryManyPlayers_hasFewerOrdersAndAddsUp() {
    for (int players : new int[] {1000, 5000}) {
      Shapley found = Shapley.of(players, game(some -> Math.sqrt(some.cardinality())));
      assertThat(found.orders()).isEqualTo(players == 1000 ? 64 : 16);
      assertThat(DoubleStream.of(found.values()).sum())
          .isCloseTo(Math.sqrt(players), within(1e-12 * players));
    }
  }
}

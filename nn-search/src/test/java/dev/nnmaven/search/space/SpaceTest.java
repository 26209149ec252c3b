package dev.nnmaven.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.testing.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceTest {

  private static Space space(String... elementsAndValues) throws ConfigurationException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < elementsAndValues.length; i += 2) {
      texts.put("space/" + elementsAndValues[i], elementsAndValues[i + 1]);
    }
    return Settings.of(texts).read(SpaceParser::parse);
  }

  private static List<Map<String, String>> draws(Space space, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(trial -> space.draw(1, trial)).toList();
  }

  @Test
  void draw_list_takesEachValueAsOften() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (Map<String, String> one : draws(space("network", "7; 9 ;9, 5"), 3000)) {
      counts.merge(one.get("network"), 1, Integer::sum);
    }
    assertThat(counts).containsOnlyKeys("7", "9", "9, 5");
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(880, 1120));
  }

  @Test
  void always_parameters_areThoseOfEachTrial() throws Exception {
    assertThat(
            space(
                    "optimizer", "adam; GD; SGD",
                    "learningRate[optimizer=adam]", "log(1e-4, 1e-2)",
                    "learningRate[optimizer=GD; SGD]", "log(1e-2, 1)",
                    "batchSize[optimizer=adam; GD]", "1; 8")
                .always())
        .containsExactlyInAnyOrder("optimizer", "learningRate");
  }

  @Test
  void draw_rangesInAText_areFilled() throws Exception {
    assertThat(
            draws(
                space("network", "9 dropout({uniform(0.1, 0.5)}) l2({log(1e-5, 1e-2)}), 5; 7"),
                200))
        .extracting(one -> one.get("network"))
        .allMatch(text -> text.matches("7|9 dropout\\(0\\.\\d+\\) l2\\(\\S+\\), 5"))
        .contains("7")
        .hasSizeGreaterThan(50);
  }

  @Test
  void draw_withACondition_drawsOnlyThere() throws Exception {
    Space space =
        space(
            "learningRate[optimizer=adam; adamW]", "log(1e-4, 1e-2)",
            "learningRate[optimizer=momentum(0.9)]", "log(1e-2, 1)",
            "optimizer", "adam; adamW; momentum(0.9); GD");
    assertThat(draws(space, 300))
        .allSatisfy(
            one -> {
              String rate = one.get("learningRate");
              switch (one.get("optimizer")) {
                case "GD" -> assertThat(rate).isNull();
                case "momentum(0.9)" -> assertThat(Double.parseDouble(rate)).isBetween(0.01, 1.0);
                default -> assertThat(Double.parseDouble(rate)).isBetween(1e-4, 0.01);
              }
            })
        .extracting(one -> one.get("optimizer"))
        .contains("adam", "adamW", "momentum(0.9)", "GD");
  }

  /** So that one may add a parameter and still compare. */
  @Test
  void draw_anotherLineAdded_changesNoOther() throws Exception {
    List<Map<String, String>> one = draws(space("learningRate", "log(1e-3, 1)"), 20);
    List<Map<String, String>> two =
        draws(space("batchSize", "8; 16; 32", "learningRate", "log(1e-3, 1)"), 20);
    assertThat(two)
        .extracting(drawn -> drawn.get("learningRate"))
        .isEqualTo(one.stream().map(drawn -> drawn.get("learningRate")).toList())
        .doesNotHaveDuplicates();
    assertThat(space("learningRate", "log(1e-3, 1)").draw(2, 1)).isNotEqualTo(one.get(0));
  }

  @Test
  void grid_ofLists_hasEachCombinationOnce() throws Exception {
    Space space =
        space("optimizer", "adam; GD", "batchSize[optimizer=GD]", "1; 8", "network", "a; b");
    assertThat(space.grid(100))
        .containsExactly(
            Map.of("optimizer", "adam", "network", "a"),
            Map.of("optimizer", "adam", "network", "b"),
            Map.of("optimizer", "GD", "network", "a", "batchSize", "1"),
            Map.of("optimizer", "GD", "network", "a", "batchSize", "8"),
            Map.of("optimizer", "GD", "network", "b", "batchSize", "1"),
            Map.of("optimizer", "GD", "network", "b", "batchSize", "8"));
    assertThat(space.grid(4)).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void extremes_ofASpace_haveEachValueAndBothEnds() throws Exception {
    Space space =
        space(
            "optimizer", "adam; GD",
            "learningRate[optimizer=GD]", "log(0.1, 2)",
            "network", "a; b");
    assertThat(space.extremes())
        .contains(
            Map.of("optimizer", "GD", "learningRate", "0.1", "network", "a"),
            Map.of("optimizer", "GD", "learningRate", "2", "network", "a"),
            Map.of("optimizer", "adam", "network", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "space -> learningRate | space: expected elements, found \"learningRate\"",
        // what is no parameter to search over
        "space/learningrate -> 0.1; 0.2"
            + "| space/learningrate: this cannot be searched over (did you mean learningRate?)",
        "space/threads -> 1; 2"
            + "| space/threads: this cannot be searched over; there are augmentation, batchSize,",
        "space/epochs -> 1; 2 | space/epochs: all trials have the same maximum; set nn.epochs",
        "space/seed -> 1; 2 | space/seed: a seed that wins is luck",
        // values without a choice
        "space/batchSize -> 16, 32"
            + "| space/batchSize: \"16, 32\" is one value only, with nothing to choose from; give"
            + " others, with a semicolon between two, as in \"16; 32\", or a range: integer(50, 300),",
        "space/batchSize -> 8; 16; 8 | space/batchSize: \"8\" is given twice",
        "space/batchSize -> 8;; 16"
            + "| space/batchSize: expected a value between two semicolons, found nothing",
        "space/learningRate -> log(0.5, 0.1)"
            + "| space/learningRate: log(0.5, 0.1): goes from a larger number to a smaller one",
        "space/network -> 9 l2({0.1}); 9 | expected a range such as {uniform(0.1, 0.5)}",
        "space/optimizer/adam/beta1 -> 0.8 | space/optimizer: \"adam(beta1=0.8)\" is one value only",
        // conditions
        "space/learningRate[optimiser=adam] -> 1; 2 & space/optimizer -> adam; GD"
            + "| space/learningRate[optimiser=adam]: expected as a condition a parameter that always"
            + " is",
        "space/learningRate[optimizer=adamw] -> 1; 2 & space/optimizer -> adam; GD"
            + "| space/learningRate[optimizer=adamw]: optimizer is never \"adamw\"; its values are"
            + " adam; GD",
        "space/learningRate -> 1; 2 & space/learningRate[optimizer=adam] -> 3; 4"
            + " & space/optimizer -> adam; GD"
            + "| space/learningRate: is listed several times, and more than one would be drawn",
        "space/learningRate 1 -> 1; 2 & space/learningRate 2 -> 3; 4"
            + "| space/learningRate: is listed several times",
        "space/learningRate[optimizer=adam][network=a] -> 1; 2 & space/optimizer -> adam; GD"
            + " & space/network -> a; b | expected one attribute at most",
        "space/layers -> 784,100,10; 784,{integer(9, 50)},20,10 | space/layers: it is gone:"
            + " <network>inputs(784), 100, output(10); inputs(784), {integer(9, 50)}, 20, output(10)<",
        // all mistakes in one message
        "space/epochs -> 1; 2 & space/network -> 4 & space/learningRate -> log(2, 1) | 3 mistakes",
      })
  void parse_whatMakesNoSense_isRefused(String elements, String message) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String element : elements.split(" & ")) {
      texts.put(element.split(" -> ")[0], element.split(" -> ")[1]);
    }
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Settings.of(texts).read(SpaceParser::parse))
        .withMessageContaining(message);
  }

  @Test
  void parse_elementsOfNetworkAndTraining_areDimensionsByTheirPlace() throws Exception {
    Space space =
        space(
            "network/dense 1/neurons", "integer(50, 200)",
            "network/dense 2", "8; 16",
            "network/dense 2/activation[optimizer=adam]", "relu; tanh",
            "network/output/l2", "log(1e-5, 1e-2)",
            "training/initializer", "he; xavier",
            "training/learningRate", "log(0.01, 0.5)",
            "training/optimizer", "adam; nesterov(0.9)",
            "training/learningRateSchedule/exponential/decay", "uniform(0.8, 0.99)");
    assertThat(space.dimensions())
        .extracting(Dimension::name)
        .containsExactlyInAnyOrder(
            "network/dense 1/neurons",
            "network/dense 2/neurons",
            "network/dense 2/activation[optimizer=adam]",
            "network/output/l2",
            "initializer",
            "learningRate",
            "optimizer",
            "learningRateSchedule");
    assertThat(space.draw(1, 1).get("learningRateSchedule"))
        .matches("exponential\\(decay=0\\.\\d+\\)");
  }

  @Test
  void check_partsThatTheNetworkDoesNotHave_areRefused() {
    SettingsReader settings =
        Written.reader(
            "data", "no-folder",
            "modelFile", "model.safetensors",
            "network", "9, 7, output",
            "space/network/dense/neurons", "5; 6",
            "space/network/dense 3/neurons", "5; 6",
            "space/network/dense 1/units", "5; 6",
            "space/network/dense 2/activation", "relu; softmax",
            "space/network/danse 1", "5; 6",
            "space/network/globalAvgPool 1", "2; 3");
    SearchPlan.parse(settings);
    assertThat(String.join("; ", settings.mistakes().lines()))
        .contains(
            "space/network/dense/neurons: the network has 2 layers <dense> (9 relu, 7 relu);"
                + " write as many here, an empty <dense/> for one that stays",
            "space/network/dense 3/neurons: the network has 2 layers <dense>",
            "space/network/dense 1/units: \"units(5)\" is neither an activation nor a regularizer",
            "the size of a layer is <neurons>100</neurons>",
            "space/network/dense 2/activation: unknown activation \"softmax\"",
            "space/network/danse 1/arguments: unknown kind of layer \"danse\"",
            "(did you mean dense?)",
            "space/network/globalAvgPool 1/arguments: the network has 0 layers <globalAvgPool>");
  }

  @Test
  void change_partOfANetwork_changesThatAlone() {
    Settings settings =
        Settings.of(Map.of("network", "inputs(4), 9 tanh, 7, output(2)", "seed", "3"));
    Settings changed =
        NetworkParser.change(
            settings,
            Map.of("network/layer 2/neurons", "5", "network/output/l2", "1", "seed", "4"));
    assertThat(changed.texts())
        .isEqualTo(Map.of("network", "inputs(4), 9 tanh, 5 relu, output(2) l2(1)", "seed", "4"));
  }
}

package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.Mistakes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterNamesTest {

  private static final List<String> KNOWN =
      List.of("nn.epochs", "nn.minAccuracy", "nn.skip", "detail");

  private static final Map<String, Set<String>> GOALS =
      Map.of("train", Set.of("epochs", "data"), "evaluate", Set.of("minAccuracy", "data"));

  private final Mistakes mistakes = new Mistakes();

  @Test
  void check_elementsOfAnyReader_findsNothing() throws ConfigurationException {
    elements(GOALS.keySet(), "epochs", "minAccuracy", "data");
    elements(Set.of("train"), "epochs", "data");
    mistakes.throwIfAny();
  }

  @Test
  void check_elementsThatNobodyReads_namesTheNearestOrTheGoal() {
    elements(Set.of("train"), "epoch", "minAccuracy", "minAcuracy", "somethingElse");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              <epoch>: unknown element of <configuration> (did you mean epochs?)
              <minAccuracy>: nn:train has no such parameter, but nn:evaluate; put it there, or into\
             the <configuration> of the plugin
              <minAcuracy>: unknown element of <configuration> (did you mean minAccuracy?)
              <somethingElse>: unknown element of <configuration>; mvn nn:help -Ddetail lists those\
             there are\
            """);
  }

  private void elements(Set<String> readers, String... names) {
    for (String name : names) {
      ParameterNames.mistake(name, "", GOALS, readers)
          .ifPresent(what -> mistakes.add("<" + name + ">", what));
    }
  }

  /** Names without values. */
  private static SortedMap<String, String> blank(String... names) {
    return new TreeMap<>(Stream.of(names).collect(Collectors.toMap(name -> name, name -> "")));
  }

  @Test
  void check_namesThatAreKnownOrOfOthers_findsNothing() throws ConfigurationException {
    ParameterNames.checkProperties(
        blank("nn.epochs", "nn.skip", "nnepoch", "epochs", "NN.x", "nn", "env.nn.x"),
        KNOWN,
        mistakes);
    // The version of the plugin is the user's own.
    ParameterNames.checkProperties(blank("nn.version", "nn.plugin.version"), KNOWN, mistakes);
    mistakes.throwIfAny();
  }

  /** Whatever there was once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "average | it is gone: <learningRateSchedule>cosine</learningRateSchedule> ends a training",
        "train.skip | it is gone: <skip>, or -Dnn.skip=train,evaluate, names the goals",
        "report.skip | it is gone with nn:report: nn:evaluate writes target/nn/report/index.html",
        "maxMultiplications | it is gone: <maxParameters>",
        "attachModel | it is gone: <attach>model, card</attach> for both",
        "layers | it is gone: <network>100, 50</network>",
        "activations | it is gone: each layer has its own behind it, such as <network>100 tanh ",
        "importFile | it is gone: <input>weights.safetensors</input> names the weights to import",
        "importLayers | it is gone: <input>weights.safetensors#fc1,fc2</input> names the layers",
        "onnxFile | it is gone: <output>model.onnx</output> names the file to export to",
        "model | it is gone: <input>com.example:letters:1.2</input> names the model to reproduce",
        "searchAlgorithm | it is gone: <trials>random</trials>, or <trials>100 random</trials>",
        "minCategoryRows | it is gone: <unknownCategory>other(5)</unknownCategory> also encodes",
        "clipNorm | it is gone: <optimizer>adam clipNorm(1)</optimizer> has it behind the optimizer",
        "jvm | it is gone: <fork>/opt/jdk-25/bin/java</fork> names the java",
        "argLine | it is gone: <fork>-Xmx4g</fork> has the arguments",
        "baselineFile | it is gone: <baseline>src/nn/baseline.json</baseline> names the file",
        "baselineModel | it is gone: <baseline>com.example:letters:1.2</baseline> names the release",
        "finalists | it is gone: <trials>finalists(3)</trials>, behind the number of trials",
        "unreadableImages | it is gone: <tolerate>unreadable</tolerate> for skip",
        "conflicts | it is gone: <tolerate>conflicts</tolerate> for warn",
        "labelSmoothing | it is gone: <loss>crossEntropy labelSmoothing(0.1)</loss> has it behind",
        "baselineMissing | it is gone: <warnOnly>undecided, unchecked, baselineMissing</warnOnly>",
      })
  void check_namesThatThereWereOnce_saysWhatToWriteToday(String name, String expected) {
    ParameterNames.checkProperties(blank("nn." + name), KNOWN, mistakes);
    elements(Set.of(), name);
    assertThat(mistakes.lines())
        .hasSize(2)
        .allMatch(one -> one.contains(": unknown ") && one.contains("; " + expected));
    assertThat(Element.unknown(name, KNOWN)).as("in <gate>").contains("; " + expected);
  }

  /** What was written, as it is written today. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden | 100,50 | 100, 50",
        "hidden | conv(8,3x3) relu, 9; 5 | conv(8, 3x3) relu, 9; 5",
        "layers | 784 , 100,50,10 | inputs(784), 100, 50, output(10)",
        "layers | 784,10 | inputs(784), output(10)",
        "layers | ${sizes} | ${sizes}",
        "activations | tanh,linear | 100 tanh, output linear",
        "regularizers | dropout(0.3)+l2, l1,none | 100 dropout(0.3)+l2, 100 l1, output",
      })
  void check_valuesOfWhatThereWasOnce_areInTheLineToWrite(
      String name, String value, String expected) {
    ParameterNames.checkProperties(new TreeMap<>(Map.of("nn." + name, value)), KNOWN, mistakes);
    assertThat(String.join("; ", mistakes.lines()))
        .contains("<network>" + expected + "</network>, or nn.network=" + expected);
  }

  @Test
  void check_misspelledNames_namesTheNearestOfEach() {
    ParameterNames.checkProperties(
        blank("nn.minAcuracy", "nn.EPOCHS", "nn.", "nn.somethingElse"), KNOWN, mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              nn.: unknown property; names with nn. are kept for this plugin's own
              nn.EPOCHS: unknown property (did you mean nn.epochs?)
              nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)
              nn.somethingElse: unknown property; names with nn. are kept for this plugin's own\
            """);
  }
}

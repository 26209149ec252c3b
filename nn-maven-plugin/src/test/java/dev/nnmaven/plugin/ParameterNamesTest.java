package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.Mistakes;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    ParameterNames.checkElements(
        List.of("epochs", "minAccuracy", "data"), GOALS, GOALS.keySet(), mistakes);
    ParameterNames.checkElements(List.of("epochs", "data"), GOALS, Set.of("train"), mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_elementsThatNobodyReads_namesTheNearestOrTheGoal() {
    ParameterNames.checkElements(
        List.of("epoch", "minAcuracy", "somethingElse", "minAccuracy"),
        GOALS,
        Set.of("train"),
        mistakes);
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

  @Test
  void check_namesThatAreKnownOrOfOthers_findsNothing() throws ConfigurationException {
    ParameterNames.checkProperties(
        List.of("nn.epochs", "nn.skip", "nnepoch", "epochs", "NN.x", "nn", "env.nn.x"),
        KNOWN,
        mistakes);
    // The version of the plugin is the user's own.
    ParameterNames.checkProperties(List.of("nn.version", "nn.plugin.version"), KNOWN, mistakes);
    mistakes.throwIfAny();
  }

  /** Whatever there was once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "average | it is gone: <learningRateSchedule>cosine</learningRateSchedule> ends a training",
        "train.skip | it is gone: <skip>, or -Dnn.skip=train,evaluate, names the goals",
        "skipCrossValidate | it is gone: <skip>",
        "report.skip | it is gone with nn:report: nn:evaluate writes target/nn/report/index.html",
        "minAveragePrecision | it is gone: <minAuc>",
        "maxError | it is gone: <maxMae>",
        "maxMultiplications | it is gone: <maxParameters>",
        "maxSliceGap | it is gone: <minSliceAccuracy>",
        "sliceFile | it is gone: put what images are sliced by into their names",
        "skipReport | it is gone with nn:report",
      })
  void check_namesThatThereWereOnce_saysWhatToWriteToday(String name, String expected) {
    ParameterNames.checkProperties(List.of("nn." + name), KNOWN, mistakes);
    ParameterNames.checkElements(List.of(name), Map.of(), List.of(), mistakes);
    assertThat(mistakes.lines())
        .hasSize(2)
        .allMatch(one -> one.contains(": unknown ") && one.contains("; " + expected));
    assertThat(Element.unknown(name, KNOWN)).as("in <gate>").contains("; " + expected);
  }

  @Test
  void check_misspelledNames_namesTheNearestOfEach() {
    ParameterNames.checkProperties(
        List.of("nn.minAcuracy", "nn.EPOCHS", "nn.", "nn.somethingElse"), KNOWN, mistakes);
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

package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateParserTest {

  private static void refused(Map<String, String> texts, String... expected) {
    Settings settings = Settings.of(texts);
    GateParser.parse(settings);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> settings.mistakes().throwIfAny())
        .withMessageContainingAll(expected);
  }

  @Test
  void parse_nothing_halts() {
    assertThat(GateParser.parse(Settings.of(Map.of())).halts()).isTrue();
  }

  @Test
  void parse_everyNameWithNonsense_isAMistakeEach() {
    Map<String, String> nonsense = new HashMap<>();
    List<String> names =
        GateParser.names().stream().filter(name -> !name.matches("minClass.*s")).toList();
    names.forEach(name -> nonsense.put(name, "nonsense"));
    refused(
        nonsense, names.stream().map(name -> "nn." + name + ": expected ").toArray(String[]::new));
    Map<String, String> elements = new HashMap<>(Map.of("gate/minClassRecalls/B", "nonsense"));
    names.forEach(name -> elements.put("gate/" + name, "nonsense"));
    refused(
        elements,
        names.stream().map(name -> "gate/" + name + ": expected ").toArray(String[]::new));
    refused(
        elements,
        "The configuration has %d mistakes:".formatted(names.size() + 1),
        "gate/minClassRecalls/B: expected a share from 0 to 1");
  }

  /** A constant that no list of rules spans would be a parameter without effect. */
  @Test
  void names_ofEveryFigure_areThere() {
    assertThat(GateParser.names())
        .containsAll(Arrays.stream(Figure.values()).map(Figure::rule).toList())
        .containsAll(Arrays.stream(ClassShare.values()).map(ClassShare::rule).toList());
  }

  @Test
  void parse_sameRuleInBothPlaces_isRefused() {
    refused(
        Map.of("minAccuracy", "90%", "gate/minAccuracy", "95%"),
        "nn.minAccuracy: <minAccuracy> in <gate> and nn.minAccuracy (or <minAccuracy> outside of"
            + " <gate>) say the same thing; leave one of the two out");
  }

  @Test
  void parse_sameClassInBothForms_isRefused() {
    refused(
        Map.of("gate/minClassRecall", "B:80%", "gate/minClassRecalls/B", "85%"),
        "gate/minClassRecalls/B: is set in <minClassRecall>, too");
  }

  /** A smaller one would let every model pass where p is estimated from random flips. */
  @Test
  void parse_significanceThatNoRandomFlipsReach_isRefused() {
    refused(
        Map.of("significance", "0.00005"),
        "nn.significance: expected at least 0.0001, since a test of random flips finds no smaller p,"
            + " found \"0.00005\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "100%", "0.0"})
  void parse_significanceOfNothingOrAll_isRefused(String text) {
    refused(
        Map.of("significance", text),
        "nn.significance: expected more than 0 and less than 1, such as 0.05, found \""
            + text
            + "\"");
  }

  @Test
  void requireClasses_unknownClass_namesTheNearest() {
    Mistakes mistakes = new Mistakes();
    Gate gate =
        GateParser.parse(new Settings(Map.of("minClassRecall", "peer:80%, apple:1"), mistakes));
    gate.requireClasses(List.of("apple", "pear"), mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessageContaining(
            "nn.minClassRecall: the model has no class \"peer\" (did you mean pear?); it has apple,"
                + " pear");
  }

  @Test
  void classLimits_ofBothKinds_areRead() {
    ClassLimits limits =
        ClassLimits.parse(ClassShare.RECALL, " 80% , B:85%, c d : 0.7 ,a:b:1,x, y:50%");
    assertThat(limits.forAll()).contains(new BigDecimal("0.80"));
    assertThat(limits.own())
        .containsOnlyKeys("B", "c d", "a:b", "x, y")
        .containsEntry("c d", new BigDecimal("0.7"))
        .containsEntry("x, y", new BigDecimal("0.50"));
  }

  @Test
  void classLimits_overSeveralLines_areRead() {
    ClassLimits limits = ClassLimits.parse(ClassShare.RECALL, "80%,\n      B:85%,\r\n\tc d: 70%");
    assertThat(limits.forAll()).contains(new BigDecimal("0.80"));
    assertThat(limits.own()).containsOnlyKeys("B", "c d");
  }

  @Test
  void parse_haltOnFailureAsElement_counts() {
    Settings settings = Settings.of(Map.of("gate/haltOnFailure", "false"));
    assertThat(GateParser.parse(settings).halts()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80%, 90%| found two for all: 80% and 90%",
        "B:80%, B:90%| the class \"B\" is named twice",
        "80%,| expected a share for all classes, CLASS:SHARE for some, or both",
        "B| expected a share for all classes, CLASS:SHARE for some, or both",
        "B:| expected a share from 0 to 1",
        "B:high| expected a share from 0 to 1 such as 0.95 or 95%, found \"high\"",
        ":80%| expected a share for all classes",
        "101%| expected a share from 0 to 1",
      })
  void classLimits_malformed_areRefused(String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassLimits.parse(ClassShare.RECALL, text))
        .withMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sex=f:80%, sex=f:90%| the slice \"sex=f\" is named twice",
        "sex=f| expected a share for all slices, SLICE:SHARE for some, or both",
      })
  void minSliceAccuracy_malformed_doesNotSpeakOfClasses(String text, String expected) {
    Settings settings = Settings.of(Map.of("minSliceAccuracy", text, "slices", "sex"));
    GateParser.parse(settings);
    assertThat(settings.mistakes().text())
        .startsWith("nn.minSliceAccuracy: ")
        .contains(expected)
        .doesNotContain("class");
  }

  @Test
  void minSliceAccuracy_ofAnAttributeThatIsNone_isAMistake() {
    Map<String, String> all = Map.of("slices", "sex, age:4", "minSliceAccuracy", "sx=f:80%");
    Settings settings = Settings.of(all);
    GateParser.parse(settings);
    assertThat(settings.mistakes().text())
        .isEqualTo(
            "nn.minSliceAccuracy: \"sx=f\" is a slice of none of nn.slices, whose slices are called"
                + " sex=VALUE, age=VALUE");
  }
}

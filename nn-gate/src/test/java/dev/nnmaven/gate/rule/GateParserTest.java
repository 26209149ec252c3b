package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.testing.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateParserTest {

  private static void refused(Map<String, String> texts, String... expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Settings.of(texts).read(GateParser::parse))
        .withMessageContainingAll(expected);
  }

  @Test
  void warnOnly_allAmongOthersOrNothing_isEveryWordOrTheDefault() {
    assertThat(Found.gate().warnOnly()).isEqualTo(WarnOnly.DEFAULT);
    assertThat(Found.gate("gate/warnOnly", "undecided, all").warnOnly())
        .containsExactlyInAnyOrder(WarnOnly.values());
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
    List<String> expected = new ArrayList<>();
    expected.add("The configuration has %d mistakes:".formatted(names.size() + 1));
    expected.add("gate/minClassRecalls/B: expected a share from 0 to 1");
    names.forEach(name -> expected.add("gate/" + name + ": expected "));
    refused(elements, expected.toArray(String[]::new));
  }

  /** A constant that is not in the table would be a parameter without effect. */
  @Test
  void names_ofEveryFigure_areThere() {
    assertThat(GateParser.names())
        .containsAll(Arrays.stream(Metric.values()).map(Metric::rule).toList())
        .containsAll(Arrays.stream(ClassShare.values()).map(ClassShare::rule).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "minAccuracy | 90% | gate/minAccuracy | 95%"
            + "| nn.minAccuracy: <minAccuracy> in <gate> and nn.minAccuracy (or <minAccuracy>"
            + " outside of <gate>) set the same rule; remove one of them",
        "gate/minClassRecall | B:80% | gate/minClassRecalls/B | 85%"
            + "| gate/minClassRecalls/B: is set in <minClassRecall>, too",
        "gate/minAcuracy | 90% | minF1 | 0 | gate: unknown element <minAcuracy> (did you mean"
            + " minAccuracy?)",
        "gate/whatever | 1 | minF1 | 0 | gate: unknown element <whatever>; there are warnOnly,"
            + " evidence, confidence, ",
        "gate/maxLoss | ~ ~ | minF1 | 0 | gate/maxLoss: expected a value; remove the element",
        "gate/maxOverfit/B | 5% | minF1 | 0 | gate/maxOverfit: expected a value, found elements",
        "gate/minClassRecalls | 80% | minF1 | 0 | gate/minClassRecalls: expected an element for each"
            + " class, such as <B>85%</B>; a list of them is <minClassRecall>80%, B:85%<",
        "gate/minTestExamples 1 | 1 | gate/minTestExamples 2 | 2"
            + "| gate/minTestExamples: is given twice",
        "evidence | good, drop: worse | minAccuracy | 0"
            + "| nn.evidence: expected figure, worse or good, or two of them such as \"good, drops:"
            + " worse\", found \"good, drop: worse\"",
        "evidence | figure, drops: good | minAccuracy | 0"
            + "| nn.evidence: \"drops: good\" needs a drop that is still good: set nn.maxAccuracyDrop"
            + " or nn.maxClassRecallDrop or nn.maxSliceDrop or nn.maxAucDrop or nn.maxErrorRise"
            + " or nn.maxCostRise, such as 1%",
        "confidence | 95% | minAccuracy | 0 | nn.confidence: has no effect where the figure"
            + " counts: set nn.evidence=good",
        "confidence | 95% | gate/evidence | figure, drops: figure"
            + "| nn.confidence: has no effect where the figure",
        "confidence | 99.95% | gate/evidence | good | nn.confidence: expected 50% to 99.9%",
        "warnOnly | undecided, stale | minAccuracy | 0"
            + "| nn.warnOnly: expected some of"
            + " undecided, unchecked, baselineMissing, baselineMismatch, staleModel, all, or none, found \"stale\"",
        "minSliceAccuracy | 80% | minF1 | 0 | nn.minSliceAccuracy: needs nn.slices",
        "maxSliceDrop | 10% | minF1 | 0 | nn.maxSliceDrop: needs nn.slices",
        "maxIntervalWidth | 3 | confidence | 99% | nn.confidence: has no effect where the figure",
        "minSliceAccuracy | sex=f:80%, sex=f:90% | slices | sex"
            + "| nn.minSliceAccuracy: the slice \"sex=f\" is named twice",
        "minSliceAccuracy | sex=f | slices | sex"
            + "| nn.minSliceAccuracy: expected a share for all slices, SLICE:SHARE for some, or both",
        "minSliceAccuracy | sx=f:80% | slices | sex, age:4"
            + "| nn.minSliceAccuracy: \"sx=f\" is a slice of none of nn.slices, whose slices are"
            + " called sex=VALUE, age=VALUE",
      })
  void parse_whatMakesNoSense_isRefused(
      String name, String text, String other, String otherText, String expected) {
    SettingsReader settings = Written.reader(name, text, other, otherText);
    GateParser.parse(settings);
    assertThat(String.join("; ", settings.mistakes().lines())).startsWith(expected);
    if (name.contains("Slice")) {
      assertThat(String.join("; ", settings.mistakes().lines())).doesNotContain("class");
    }
  }

  @Test
  void requireClasses_unknownClass_namesTheNearest() {
    Mistakes mistakes = new Mistakes();
    Found.gate("minClassRecall", "peer:80%, apple:1")
        .requireClasses(List.of("apple", "pear"), mistakes);
    assertThat(String.join("; ", mistakes.lines()))
        .contains(
            "nn.minClassRecall: the model has no class \"peer\" (did you mean pear?); it has apple,"
                + " pear");
  }

  @Test
  void classLimits_ofBothKindsOverSeveralLines_areRead() {
    ClassLimits limits =
        ClassLimits.parse(
            ClassShare.RECALL, " 80% , B:85%,\n   c d : 0.7 ,a:b:1,x, y:50%,\r\n\te: 70%");
    assertThat(limits.forAll()).contains(new BigDecimal("0.80"));
    assertThat(limits.own())
        .containsOnlyKeys("B", "c d", "a:b", "x, y", "e")
        .containsEntry("c d", new BigDecimal("0.7"))
        .containsEntry("x, y", new BigDecimal("0.50"));
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
}

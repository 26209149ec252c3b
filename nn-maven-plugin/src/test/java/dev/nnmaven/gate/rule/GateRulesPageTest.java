package dev.nnmaven.gate.rule;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.plugin.GeneratedTables;
import dev.nnmaven.plugin.ParameterDescription;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.testing.Checkout;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/gate-rules.md: what a rule means is in its Javadoc, which models it is about
 * it says itself, and its bound is tried where a figure is at hand.
 */
class GateRulesPageTest {

  private static final String NONE = "none";
  private static final String WILSON = "Wilson";

  /** What decides rules; of drops, if one is tested, and if it is to be shown. */
  private static final Map<String, List<String>> BOUNDS =
      """
      Wilson: minAccuracy minClassRecall minClassPrecision minClassF1 minSliceAccuracy minCoverage
      Wilson: minConfidentAccuracy
      Clopper-Pearson: minIntervalCoverage
      studentized: minGain maxCost maxLoss maxRmse maxMae maxBias minR2 maxErrorRise
      studentized: maxCostRise
      studentized, for sets: maxIntervalWidth
      DeLong: minAuc maxAucDrop
      bootstrap: minPrecision minF1 maxCalibrationError
      McNemar; Tango: maxAccuracyDrop maxClassRecallDrop maxSliceDrop
      none: maxOverfit maxPredictionDrift maxModelBytes maxParameters minTestExamples maxLeaked
      none: maxDrift
      """
          .lines()
          .map(line -> line.split(": "))
          .collect(
              groupingBy(
                  parts -> parts[0],
                  flatMapping(parts -> Stream.of(parts[1].split(" ")), toList())));

  private static final Map<String, ParameterDescription> DESCRIBED =
      ParameterDescription.all().stream()
          .filter(one -> isRule(one.name()))
          .collect(toMap(ParameterDescription::name, identity()));

  private static boolean isRule(String name) {
    return name.matches("(min|max)[A-Z].*") && GateParser.names().contains(name);
  }

  private static List<String> rules() {
    return GateParser.names().stream().filter(DESCRIBED::containsKey).toList();
  }

  @Test
  void tables_ofThePage_areMadeOfTheRules() throws IOException {
    Map<String, List<List<String>>> rows = new LinkedHashMap<>();
    List.of("Classes", "Numbers", "All models", "Drops below the baseline")
        .forEach(heading -> rows.put(heading, new ArrayList<>()));
    Map<String, String> bounds = new LinkedHashMap<>();
    BOUNDS.forEach((bound, rules) -> rules.forEach(rule -> bounds.put(rule, bound)));
    assertThat(bounds.keySet()).containsExactlyInAnyOrderElementsOf(rules());
    for (String rule : rules()) {
      ParameterDescription described = DESCRIBED.get(rule);
      rows.get(heading(rule, value(described)))
          .add(
              List.of(
                  "`%s`".formatted(rule),
                  described.meaning(),
                  limit(rule),
                  described.example(),
                  bounds.get(rule)));
    }
    Map<String, String> tables = new LinkedHashMap<>();
    rows.forEach(
        (heading, cells) ->
            tables.put(
                heading,
                GeneratedTables.table(
                    List.of("Rule", "Meaning", "Limit", "Example", "Bound"), cells)));
    GeneratedTables.check(Checkout.root("docs/gate-rules.md"), tables);
  }

  private static String value(ParameterDescription described) {
    return described.example().replace("`", "");
  }

  /** How a limit is written, by what the gate takes. */
  private static String limit(String rule) {
    return takes(rule, "50%") ? "share" : takes(rule, "0.5") ? "number" : "count";
  }

  private static boolean takes(String rule, String value) {
    try {
      Written.of(rule, value, "slices", "sex").read(GateParser::parse);
      return true;
    } catch (ConfigurationException e) {
      return false;
    }
  }

  private static String heading(String rule, String value) {
    if (rule.matches(".*(Drop|Rise)")) {
      return "Drops below the baseline";
    }
    Optional<Score> task =
        Found.gate(rule, value, "slices", "sex").taskRules().stream()
            .filter(one -> one.name().equals(rule))
            .map(TaskRule::score)
            .findFirst();
    return task.isEmpty() ? "All models" : task.get() == Score.RMSE ? "Numbers" : "Classes";
  }

  /** The page says what no row does: rules have no default, but for these. */
  @Test
  void defaults_ofRules_areThoseThatThePageNames() {
    assertThat(DESCRIBED.values())
        .filteredOn(one -> !one.byDefault().equals("not checked"))
        .extracting(one -> one.name() + ": " + one.byDefault())
        .containsExactlyInAnyOrder(
            "maxAccuracyDrop: `0` with a baseline",
            "maxErrorRise: `0` with a baseline",
            "maxLeaked: warns above 0");
  }

  /** A share of examples has Wilson's bound, and a figure without bounds none. */
  @Test
  void bounds_ofThePage_areThoseOfTheFigures() throws Exception {
    List<String> tried = new ArrayList<>();
    for (Evidence evidence : List.of(ofClasses(), ofNumbers())) {
      Score score = evidence.findings().measure().score();
      for (Metric metric : Metric.values()) {
        if (metric.task().orElse(score) == score) {
          Measured found = metric.measure(evidence);
          if (found.value().isPresent()) {
            tried.add(metric.rule());
            assertThat(BOUNDS.get(WILSON).contains(metric.rule()))
                .as(metric.rule())
                .isEqualTo(found.exact().isPresent());
            assertThat(BOUNDS.get(NONE).contains(metric.rule()))
                .as(metric.rule())
                .isEqualTo(found.exact().isEmpty() && found.bounds().isEmpty());
          }
        }
      }
    }
    assertThat(Stream.of(Metric.values()).map(Metric::rule).filter(rule -> !tried.contains(rule)))
        .as("what an untrained model without a file does not have")
        .containsExactlyInAnyOrder(
            "minCoverage",
            "minConfidentAccuracy",
            "minIntervalCoverage",
            "maxIntervalWidth",
            "maxCost",
            "maxModelBytes");
  }

  private static Evidence ofClasses() {
    int[] labels = IntStream.range(0, 100).map(i -> i % 2).toArray();
    int[] predicted = IntStream.range(0, 100).map(i -> i % 7 == 0 ? 1 - i % 2 : i % 2).toArray();
    Predictions answers = Found.answers(labels, predicted, 0.8, new double[100]);
    return Found.of(
        List.of("A", "B"), answers, Optional.of(answers.evaluation()), Optional.empty());
  }

  private static Evidence ofNumbers() throws Exception {
    double[] actual = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
    double[] predicted = IntStream.range(0, 100).mapToDouble(i -> i % 3 / 2.0).toArray();
    RegressionPredictions answers = Found.numbers(predicted, actual);
    return Found.of(RegressionTask.fit("y", new double[] {0, 1}), answers, answers.evaluation());
  }
}

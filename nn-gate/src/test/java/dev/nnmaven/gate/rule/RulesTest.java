package dev.nnmaven.gate.rule;

import static dev.nnmaven.gate.testing.Found.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.DataHealth.Leak;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.Written;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule just below, at and above its limit. */
class RulesTest {

  private static final List<String> CLASSES = List.of("A", "B");

  /** One of two images of A is recognized; there is a class B, too, that has no images. */
  private static final Evidence HALF = Found.of(CLASSES, Evaluations.of(1, 2));

  /** So many images of each class, "recognized/all", the others being taken for the next class. */
  private static Evidence counts(String recognizedOfAll) {
    String[] classes = recognizedOfAll.split(" ");
    int size = Math.max(2, classes.length);
    int[][] counts = new int[size][size];
    for (int c = 0; c < classes.length; c++) {
      String[] parts = classes[c].split("/");
      counts[c][c] = Integer.parseInt(parts[0]);
      counts[c][(c + 1) % size] = Integer.parseInt(parts[1]) - counts[c][c];
    }
    List<String> names = List.of("A", "B", "C", "D", "E", "F", "G", "H").subList(0, classes.length);
    return Found.of(names, Evaluations.ofCounts(0.1, counts));
  }

  /**
   * A model beside a baseline: images lost, gained, recognized by both, and by none; of class A.
   */
  private static Evidence compared(int lost, int gained, int both, int none) {
    String same = "A".repeat(both) + "B".repeat(none);
    Examples images = Judged.images(CLASSES, "A".repeat(lost + gained + both + none));
    return compared(
        images,
        "A".repeat(lost) + "B".repeat(gained) + same,
        "B".repeat(lost) + "A".repeat(gained) + same);
  }

  /** Two models on the same images, each written as the classes that it takes them for. */
  private static Evidence compared(Examples images, String earlier, String later, int... groups) {
    Predictions now = Judged.predictions(images, later, 0.5);
    return Found.beside(Found.baseline(images, earlier), images, now, groups);
  }

  /**
   * A model beside a baseline; classes, separated by commas, each with its name, images lost,
   * gained and in all. {@code A-C 2 3 40} are three such classes.
   */
  private static Evidence drops(String classes) {
    List<String> names = new ArrayList<>();
    StringBuilder images = new StringBuilder();
    StringBuilder before = new StringBuilder();
    StringBuilder now = new StringBuilder();
    for (String one : classes.split(", ")) {
      String[] parts = one.split(" ");
      int lost = Integer.parseInt(parts[1]);
      int gained = Integer.parseInt(parts[2]);
      int same = Integer.parseInt(parts[3]) - lost - gained;
      for (char c = one.charAt(0); c <= parts[0].charAt(parts[0].length() - 1); c++) {
        String name = String.valueOf(c);
        names.add(name);
        images.append(name.repeat(lost + gained + same));
        before.append(name.repeat(lost)).append("?".repeat(gained)).append(name.repeat(same));
        now.append("?".repeat(lost)).append(name.repeat(gained + same));
      }
    }
    names.add("?");
    String others = "?".repeat(10);
    return compared(Judged.images(names, images + others), before + others, now + others);
  }

  /**
   * Costs of 5 and 1; ten images of A, ten of B, written as the classes that they are taken for.
   */
  private static Evidence costs(String earlier, String later, int... groups) {
    Examples images = Judged.images(CLASSES, "A".repeat(10) + "B".repeat(10));
    Predictions now = Judged.predictions(images, later, 0.5);
    Costs costs = Costs.of(CLASSES, Map.of("A as B", 5d));
    double[][] sure =
        Arrays.stream(now.classes())
            .mapToObj(c -> new double[] {1 - c, c})
            .toArray(double[][]::new);
    Predictions costly = Found.withCosts(now, sure, costs);
    return Found.beside(Found.baseline(images, earlier), images, costly, groups);
  }

  @Test
  void check_costs_areOfTheirMeans() {
    String right = "A".repeat(10) + "B".repeat(10);
    String two = "BB" + right.substring(2); // two of A taken for B: (5 + 5) / 20
    String six = right.substring(0, 10) + "AAAAAABBBB"; // six of B taken for A: 6 / 20
    assertThat(Found.check(costs(two, six), "maxCost", "0.3").outcome()).isEqualTo(Outcome.PASSED);
    RuleResult above = Found.check(costs(six, two), "maxCost", "0.49");
    assertThat(above.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(above.actual()).isEqualTo("0.5000");
    assertThat(Found.check(costs(two, six), "maxCost", "0.1", "evidence", "worse").explanation())
        .isEqualTo("with 95% confidence at least 0.1383"); // as in scipy, by Hall
    String oneLost = "B" + right.substring(1); // 0.25 − 1.7291 · 0.25 is no cost
    assertThat(
            Found.check(costs(two, oneLost), "maxCost", "0.1", "evidence", "worse").explanation())
        .isEqualTo("with 95% confidence at least 0");
    assertThat(MetricValue.all(costs(two, oneLost)))
        .extracting(MetricValue::type, MetricValue::intervalText)
        .contains(
            tuple(
                "mean_cost",
                "no bound: a few of the different images carry the figure: it takes some 427"));
    RuleResult none = check(Found.of(CLASSES, Evaluations.of(1, 2)), "maxCost", "0.3");
    assertThat(none.explanation()).isEqualTo("the model has no costs; train it with nn.costs");
    assertThat(Found.check(compared(5, 1, 5, 0), "maxCostRise", "0").explanation())
        .isEqualTo("the model has no costs; train it with nn.costs");
    RuleResult rise = Found.check(costs(six, two), "maxCostRise", "60%");
    assertThat(rise.outcome()).isEqualTo(Outcome.FAILED); // at most 0.48
    assertThat(rise.explanation()).isEqualTo("the baseline costs 0.3000, at most 0.4800");
    assertThat(Found.check(costs(six, two), "maxCostRise", "67%").outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(Found.check(costs(two, six), "maxCostRise", "0").outcome())
        .isEqualTo(Outcome.PASSED);
  }

  /**
   * As in scipy with one example more: four lost of 20, of 5 each, are a rise of at least −0.130;
   * five of 0.0328 to 2.2997. If they are gained, a few carry the figure, and there is no bound.
   */
  @Test
  void check_costRise_isBounded() {
    String right = "A".repeat(10) + "B".repeat(10);
    Object[] rule = {"maxCostRise", "0", "evidence", "worse"};
    String four = "BBBB" + right.substring(4);
    String five = "BBBBB" + right.substring(5);
    assertThat(Found.check(costs(right, right), rule).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(Found.check(costs(right, four), rule).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(Found.check(costs(five, right), rule).outcome()).isEqualTo(Outcome.PASSED);
    RuleResult worse = Found.check(costs(right, five), rule);
    assertThat(worse.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(worse.explanation())
        .isEqualTo(
            "the baseline costs 0, at most 0, with 95% confidence 0.03278 to ? higher (a few of"
                + " the different examples carry the figure: it takes some 23)");
    int[] groups = IntStream.range(0, 20).map(i -> i / 10).toArray();
    RuleResult grouped = Found.check(costs(right, five, groups), rule);
    assertThat(grouped.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(grouped.explanation()).endsWith("? to ? higher (too few groups: it takes 20)");
  }

  private static RuleResult check(Evidence evidence, Object... namesAndTexts) {
    List<RuleResult> results = gate(namesAndTexts).check(evidence).results();
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private static Outcome passed(boolean holds) {
    return holds ? Outcome.PASSED : Outcome.FAILED;
  }

  @ParameterizedTest
  @CsvSource({
    "minAccuracy, 29%, 57/200, false",
    "minAccuracy, 29%, 58/200, true", // in double, it would be more than that
    "minAccuracy, 0.33333333333333, 1/3, true",
    "minAccuracy, 0.33333333333334, 1/3, false",
    "minClassRecall, 0.95, 94/100, false",
    "minClassRecall, 0.95, 95/100, true",
    "minTestExamples, 101, 1/100, false",
    "minTestExamples, 100, 1/100, true",
  })
  void ruleOfCounts_aroundItsLimit(String rule, String limit, String counts, boolean holds) {
    assertThat(check(counts(counts), rule, limit).outcome()).isEqualTo(passed(holds));
  }

  /** 90 of 100: from 82.56% to 94.48%. */
  @ParameterizedTest
  @CsvSource({"94%, the minimum is within the 95% confidence interval", "95%, ''"})
  void minAccuracy_missedInsideTheInterval_saysThatChanceExplainsIt(String limit, String says) {
    assertThat(check(counts("90/100"), "minAccuracy", limit).explanation()).isEqualTo(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxAccuracyDrop", "maxClassRecallDrop", "maxSliceDrop"})
  void drops_configuredWithoutABaseline_areNotCheckedAndSaySo(String rule) {
    assertThat(gate().check(HALF).results()).as("not configured").isEmpty();
    List<RuleResult> results = gate(rule, "0.1", "slices", "a=^A/").check(HALF).results();
    assertThat(results)
        .contains(
            new RuleResult(
                "baselineMissing",
                Outcome.FAILED,
                "a baseline, asked for by nn." + rule,
                "none",
                "there is no baseline yet"));
    assertThat(results)
        .filteredOn(result -> result.outcome() == Outcome.NOT_CHECKED)
        .extracting(RuleResult::explanation)
        .containsExactly("there is no baseline yet");
  }

  /** What is asked for by name, other images, and a model of other settings. */
  @ParameterizedTest
  @CsvSource({
    "baselineMissing, there is none",
    "baselineMismatch, other images",
    "staleModel, the settings have changed"
  })
  void warnOnly_ofAProblem_failsUnlessItIsListed(String rule, String says) {
    Evidence evidence =
        switch (rule) {
          case "baselineMissing" ->
              Found.like(HALF)
                  .baseline(BaselineLookup.missing(says, Optional.of("nn.baseline")))
                  .evidence();
          case "baselineMismatch" ->
              Found.like(HALF)
                  .baseline(
                      compared(1, 0, 1, 0).baseline().baseline().orElseThrow(), Optional.of(says))
                  .evidence();
          default -> stale(says);
        };
    for (String all : new String[] {null, "none", "undecided,unchecked"}) {
      Verdict verdict = gate("warnOnly", all).check(evidence);
      assertThat(verdict.results())
          .extracting(RuleResult::rule, RuleResult::outcome, RuleResult::explanation)
          .containsExactly(tuple(rule, Outcome.FAILED, says));
      assertThat(verdict.advice())
          .last()
          .asString()
          .isEqualTo(
              "only be warned: nn.warnOnly="
                  + ("none".equals(all) ? rule : "undecided,unchecked," + rule));
    }
    assertThat(gate("warnOnly", " undecided , " + rule).check(evidence).results())
        .extracting(RuleResult::outcome)
        .as("it is no rule that could not be checked")
        .containsExactly(Outcome.NOT_CHECKED);
  }

  private static Evidence stale(String why) {
    return Found.like(HALF)
        .subject(new Subject("Shop", "shop", Path.of("some.model"), "", Optional.of(why)))
        .evidence();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 'A as B: 5, B as A: 1', ''",
    "5, 'A as B: 2', 'its answers go by the costs [A as B: 5], but nn.costs has [A as B: 2]'",
    "1, 'A as B: 1', ''",
    "1, 'A as B: 2', 'its answers go by the costs [], but nn.costs has [A as B: 2]'",
    "5, , ''",
  })
  void staleModel_ofOtherCosts_says(double cost, @Nullable String asked, String says)
      throws ConfigurationException {
    TrainedModel plain = HALF.model().orElseThrow();
    TrainedModel costly =
        new TrainedModel(
            plain.ensemble(),
            new ClassificationTask(CLASSES, Costs.of(CLASSES, Map.of("A as B", cost))),
            plain.preprocessing(),
            plain.provenance());
    Answered run =
        new EvaluationRun(costly, HALF.run().examples(), "", Optional.empty(), List.of());
    assertThat(Staleness.byCosts(run, Written.of("costs", asked)).orElse("")).isEqualTo(says);
    assertThatThrownBy(() -> Staleness.byCosts(run, Written.of("costs", "A as C: 2")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nn.costs: expected two of the classes [A, B]");
  }

  private static List<RuleResult> forBaseline(Evidence evidence, Object... namesAndTexts) {
    return GateParser.forBaseline(Written.reader(namesAndTexts)).check(evidence).of(Outcome.FAILED);
  }

  @Test
  void forBaseline_oneImageLess_failsWhateverTheGateTolerates() {
    Object[] tolerant = {"maxAccuracyDrop", "50%", "evidence", "worse", "warnOnly", "none"};
    assertThat(forBaseline(compared(1, 0, 99, 0), tolerant))
        .extracting(RuleResult::rule)
        .containsExactly("maxAccuracyDrop");
    assertThat(forBaseline(compared(1, 1, 98, 0), tolerant)).isEmpty();
    assertThat(forBaseline(HALF, "maxClassRecallDrop", "0")).as("no baseline").isEmpty();
  }

  @Test
  void forBaseline_recallOfAClassWhereItIsARule_failsByIt() {
    Evidence evidence = compared(Judged.images(CLASSES, "AAAABBBB"), "AAAABBAA", "AAABBBBB");
    assertThat(forBaseline(evidence)).isEmpty();
    assertThat(forBaseline(evidence, "maxClassRecallDrop", "20%"))
        .extracting(RuleResult::actual)
        .containsExactly("A 100.00% → 75.00% (1 image fewer)");
  }

  /** In double, 1.0 - 0.9 is less than 0.1; others are more. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 100, true", // as good
    "0, 1, 0, 99, false", // one less
    "0, 3, 3, 94, true", // others, but as many
    "0.1, 10, 0, 90, true",
    "0.1, 11, 0, 89, false",
    "7%, 8, 1, 91, true",
    "7%, 9, 1, 90, false",
  })
  void maxAccuracyDrop_aroundItsLimit(String limit, int lost, int gained, int both, boolean holds) {
    Verdict verdict = gate("maxAccuracyDrop", limit).check(compared(lost, gained, both, 0));
    assertThat(verdict.results().get(0).outcome()).isEqualTo(passed(holds));
    assertThat(verdict.advice().stream().filter(text -> text.startsWith("allow for chance")))
        .hasSize(lost == 1 ? 1 : 0); // 1 of 1 is; 11 of 11 and 9 of 10 are hardly
  }

  /** Of six, 4 or more with a probability of (15 + 6 + 1) / 64; of five, all with one of 1 / 32. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "| | 2 1 95 2 | FAILED | no lower than the baseline's 97.00% | 2 lost and 1 gained",
        "| 95% | 4 2 90 4 | PASSED | not significantly lower than the baseline's 94.00%"
            + "| 4 lost, 2 gained, exact McNemar p = 0.344 > 0.05: not significant; 7 images fewer"
            + " would have failed",
        "| 96.875% | 5 0 95 0 | FAILED | not significantly lower than the baseline's 100.00%"
            + "| 5 lost, 0 gained, exact McNemar p = 0.0313 ≤ 0.03125: significant",
        "| 96.88% | 5 0 95 0 | PASSED | not significantly lower than the baseline's 100.00%"
            + "| 5 lost, 0 gained, exact McNemar p = 0.0313 > 0.0312: not significant; 6 images"
            + " fewer would have failed",
        "5% | 95% | 5 0 95 0 | PASSED"
            + "| at most 5 points below the baseline's 100.00%, or no significant drop"
            + "| 5 lost, 0 gained, exact McNemar p = 0.0313 ≤ 0.05: significant; 6 images fewer"
            + " would have failed",
        // a limit below which there is nothing: nothing would have failed
        "50% | 95% | 1 0 9 90 | PASSED"
            + "| at most 50 points below the baseline's 10.00%, or no significant drop"
            + "| 1 lost, 0 gained, exact McNemar p = 0.5 > 0.05: not significant",
      })
  void worse_ofADrop_saysWhatWasTested(
      String limit,
      String sure,
      String counts,
      Outcome outcome,
      String required,
      String explanation) {
    int[] n = IntStream.of(0, 1, 2, 3).map(i -> Integer.parseInt(counts.split(" ")[i])).toArray();
    RuleResult result =
        check(
            compared(n[0], n[1], n[2], n[3]),
            "maxAccuracyDrop",
            limit,
            "evidence",
            sure == null ? null : "worse",
            "confidence",
            sure);
    assertThat(result)
        .extracting(RuleResult::outcome, RuleResult::required, RuleResult::explanation)
        .containsExactly(outcome, required, explanation);
    int all = n[0] + n[1] + n[2] + n[3];
    assertThat(result.actual()).startsWith("%.2f%% (".formatted(100.0 * (n[1] + n[2]) / all));
  }

  /** Ten letters of one font are lost as one: the next font could as well gain them. */
  @ParameterizedTest
  @CsvSource({
    "false, FAILED, 'exact McNemar p = 9.54E-7 ≤ 0.05: significant', exact McNemar",
    "true, NOT_CHECKED, 'exact permutation test over 4 groups p = 0.25 > 0.05: not significant; there"
        + " are too few to tell: no drop at all would have been significant', exact permutation test"
        + " over 4 groups",
  })
  void worse_imagesOfGroups_countAsWholes(
      boolean grouped, Outcome outcome, String says, String test) {
    Examples images = Judged.images(CLASSES, "A".repeat(40));
    String now = "B".repeat(20) + "A".repeat(20);
    int[] fonts = IntStream.range(0, grouped ? 40 : 0).map(i -> i / 10 * 10).toArray();
    Evidence evidence = compared(images, "A".repeat(40), now, fonts);
    RuleResult total = check(evidence, "evidence", "worse");
    assertThat(total.outcome()).isEqualTo(outcome);
    assertThat(total.explanation()).isEqualTo("20 lost, 0 gained, " + says);
    RuleResult ofA = Found.check(evidence, "maxClassRecallDrop", "5%", "evidence", "worse");
    assertThat(ofA.failed()).isNotEqualTo(grouped);
    assertThat(ofA.explanation()).contains("(" + test + ", adj");
  }

  /** All changes of one sign would be significant, however small they are. */
  @Test
  void worse_ofTheSameModelInGroups_doesNotSayThatNoChangeWouldFail() {
    String same = "A".repeat(30) + "B".repeat(10);
    int[] groups = IntStream.range(0, 40).map(image -> image / 4 * 4).toArray();
    Evidence evidence = compared(Judged.images(CLASSES, "A".repeat(40)), same, same, groups);
    assertThat(check(evidence, "evidence", "worse").explanation())
        .endsWith("; a drop of more than 0.00 points would have failed");
    MaxDrop ofNumbers = new MaxDrop(Score.RMSE, Optional.empty(), proof("worse"));
    assertThat(ofNumbers.check(evidence).get(0).explanation())
        .endsWith("; a rise of more than 0 would have failed");
  }

  @Test
  void worse_ofALimitThatEveryModelMeets_passesAndSaysNoMore() {
    List<RuleResult> results =
        gate("evidence", "worse", "maxAccuracyDrop", "100%", "maxClassRecallDrop", "100%")
            .check(drops("A 1 0 3"))
            .results();
    assertThat(results).extracting(RuleResult::outcome).containsOnly(Outcome.PASSED);
    assertThat(results.toString()).doesNotContain("would have failed", "a class fails");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/1 0/0 0/0 0/0 0/0 0/0 0/0 0/0 | 90% | NOT_CHECKED: at least 90% in each class, found"
            + " A 100.00%; no test images of B, C, D, E, F and 2 more",
        "8/10 0/0 | 90% | FAILED: at least 90% in each class, found A 80.00%;"
            + " no test images of B",
        "8/10 7/10 | 90% | FAILED: at least 90% in each class, found B 70.00%; also below: A 80.00%",
        "8/10 7/10 | 80%, B:70.1% | PASSED: at least 80% in each other class, found A 80.00%;"
            + " / of B FAILED: at least 70.1%, found 70.00%;",
        "8/10 7/10 | 90%, A:80%, B:70% | of A PASSED: at least 80%, found 80.00%;"
            + " / of B PASSED: at least 70%, found 70.00%;",
        "10/10 0/0 | 90%, B:0% | PASSED: at least 90% in each other class, found A 100.00%;"
            + " / of B NOT_CHECKED: at least 0%, found -; no test images of B",
      })
  void minClassRecall_ofSeveralClasses_isThatOfTheWorst(
      String counts, String limits, String expected) {
    StringJoiner found = new StringJoiner(" / ");
    for (RuleResult one : gate("minClassRecall", limits).check(counts(counts)).results()) {
      String text =
          "%s %s: %s, found %s; %s"
              .formatted(
                  one.rule(), one.outcome(), one.required(), one.actual(), one.explanation());
      found.add(text.replaceFirst("minClassRecall ", "").strip());
    }
    assertThat(found).hasToString(expected);
  }

  private static RuleResult classDrop(String classes, String limit, String evidence) {
    return Found.check(
        drops(classes), "maxClassRecallDrop", limit, "maxAccuracyDrop", "1", "evidence", evidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 9 0 100, B 0 0 1 | PASSED | A 100.00% → 91.00% (9 images fewer) | ''",
        "A 10 0 100, B 0 0 1 | PASSED | A 100.00% → 90.00% (10 images fewer)"
            + "| 80% power for a drop of 7.86 points in A, for 10.00 points with 62 images",
        "A 11 0 100, B 0 0 1 | FAILED | A 100.00% → 89.00% (11 images fewer)"
            + "| 80% power for a drop of 8.25 points in A, for 10.00 points with 69 images",
        "A 0 0 10, B-C 0 0 0 | NOT_CHECKED | A 100.00% → 100.00% (as many images)"
            + "| no test images of B, C",
        "A 2 0 10, B 0 0 0 | FAILED | A 100.00% → 80.00% (2 images fewer)"
            + "| no test images of B",
      })
  void maxClassRecallDrop_aroundItsLimit(
      String classes, Outcome outcome, String actual, String explanation) {
    assertThat(classDrop(classes, "10%", null))
        .isEqualTo(
            new RuleResult(
                "maxClassRecallDrop",
                outcome,
                "at most 10 points below the baseline in each class",
                actual,
                explanation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // p = 1/32 for one class, and 1 - (1 - 1/32)^20 = 47% for any of 20
        "A-G 2 3 40, H 5 0 40, I-T 2 3 40 | 10% | PASSED | H 100.00% → 87.50% (5 images fewer)"
            + "| H 5 lost, 0 gained, p = 0.625 > 0.05: not significant (exact McNemar, adjusted for"
            + " 20 classes by Benjamini-Hochberg); a class fails with 9 to 13 images fewer",
        // classes that did not change cannot be false alarms, and are not corrected for
        "A-G 0 0 40, H 5 0 40, I-T 0 0 40 | 10% | FAILED | H 100.00% → 87.50% (5 images fewer)"
            + "| H 5 lost, 0 gained, p = 0.0313 ≤ 0.05 (",
        // seven of seven: 10/128 after a correction for all ten classes
        "A-H 0 0 100, I 7 0 7 | 0 | FAILED | I 100.00% → 0.00% (7 images fewer) | I 7 lost",
        "A-H 3 3 100, I 7 0 7 | 0 | NOT_CHECKED | I 100.00% → 0.00% (7 images fewer)"
            + "| too few images in I to detect any drop",
        // B's share is larger, A's is the one that is significant: 1 / 2^10
        "A 10 0 100, B 1 0 2 | 5% | FAILED | A 100.00% → 90.00% (10 images fewer)"
            + "| A 10 lost, 0 gained, p = 0.000977 ≤ 0.05, B 1 lost, 0 gained, p = 0.5 > 0.05: not"
            + " significant (exact McNemar, adjusted for 1 to 2 classes by Benjamini-Hochberg); a"
            + " class fails with 5 to 6 images fewer; too few images in B to detect any drop",
        // twice 1/16: of A itself and of B, which can be significant
        "A 4 0 100, B 0 9 100 | 2% | PASSED | A 100.00% → 96.00% (4 images fewer)"
            + "| A 4 lost, 0 gained, p = 0.125 > 0.05: not significant (exact McNemar, adjusted for"
            + " 2 classes by Benjamini-Hochberg)",
        "A 10 0 100, B 0 0 20 | 10% | PASSED | A 100.00% → 90.00% (10 images fewer)"
            + "| a class fails with 5 to 11 images fewer",
      })
  void maxClassRecallDrop_tested_isCorrectedForTheClassesThatChanged(
      String classes, String limit, Outcome outcome, String actual, String says) {
    RuleResult result = classDrop(classes, limit, "worse");
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.required())
        .isEqualTo(
            limit.equals("0")
                ? "not significantly lower than the baseline in each class"
                : "at most %s points below the baseline in each class, or no significant drop"
                    .formatted(limit.replace("%", "")));
    assertThat(result.actual()).isEqualTo(actual);
    assertThat(result.explanation()).contains(says);
  }

  private static RuleResult good(String margin, int lost, int gained, String warnOnly) {
    return check(
        compared(lost, gained, 1144 - lost, 56 - gained),
        "evidence",
        "figure, drops: good",
        "maxAccuracyDrop",
        margin,
        "warnOnly",
        warnOnly);
  }

  private static BurdenOfProof proof(String word) {
    return new BurdenOfProof(
        BurdenOfProof.Word.valueOf(word.toUpperCase(Locale.ROOT)), new BigDecimal("0.95"), false);
  }

  /**
   * Tango's bounds are 0.96 points for 13 and 10, and 0.24 to 1.67 for 18 and 7. Of no margin
   * nothing can be shown: the figure counts.
   */
  @ParameterizedTest
  @CsvSource({
    "1%, 13, 10, PASSED",
    "0.9%, 13, 10, UNDECIDED",
    "1%, 18, 7, UNDECIDED",
    "1.7%, 18, 7, PASSED",
    "0.2%, 18, 7, FAILED",
    "0.5%, 0, 0, PASSED",
    "0, 13, 13, PASSED",
    "0%, 13, 10, FAILED",
  })
  void good_ofADrop_hasThreeAnswers(String margin, int lost, int gained, Outcome expected) {
    RuleResult result = good(margin, lost, gained, null);
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(result.required())
        .startsWith(margin.startsWith("0%") || margin.equals("0") ? "no lower than" : "shown");
  }

  @Test
  void good_ofADrop_saysWhatIsKnown() {
    RuleResult result = good("0.5%", 13, 10, null);
    assertThat(result.required())
        .isEqualTo("shown to be at most 0.5 points below the baseline's 95.33%");
    assertThat(result.explanation())
        .isEqualTo(
            "13 lost, 10 gained, with 95% confidence -0.43 to 0.96 points lower; 80% power for a"
                + " drop of 0.99 points, for 0.50 points with 4,740 images");
    assertThat(new DropBounds(Optional.of(-1e-5), Optional.of(0.01), "").points())
        .isEqualTo("0.00 to 1.00 points lower");
    assertThat(good("0.5%", 13, 10, "unchecked"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.FAILED, "undecided, and not in nn.warnOnly: " + result.explanation());
  }

  @Test
  void good_ofADropInEachClass_asksAllOfThem() {
    RuleResult result = classDrop("A 10 9 400, B 0 0 400, C 1 1 30", "5%", "good");
    assertThat(result.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(result.required())
        .isEqualTo("shown to be at most 5 points below the baseline in each class");
    assertThat(result.explanation()).startsWith("C -").contains("points lower, ? -");
  }

  /** A model beside a baseline: the error of each row before and now. */
  private static Evidence ofNumbers(float[] before, float[] now) {
    Baseline accepted = Found.accepted("", before, Optional.of("weight"));
    return Found.of(
        CLASSES,
        Judged.predictions(Judged.images(CLASSES, ""), "", 0.5),
        Optional.empty(),
        Optional.of(Found.compared(accepted, now, 0, 0)));
  }

  @Test
  void maxErrorRise_tooSmallForSixDigits_isShownInMore() {
    Evidence evidence = ofNumbers(new float[] {9.828469f}, new float[] {9.8284728f});
    RuleResult result = MaxDrop.untolerated(Score.RMSE).check(evidence).get(0);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.actual()).isEqualTo("9.828473091125488, the baseline 9.828469276428223");
  }

  /** Nine of ten rows a little better, one of ten much worse: the mean error has risen. */
  @ParameterizedTest
  @ValueSource(strings = {"worse", "good"})
  void maxErrorRise_manySlightlyBetterAndFewMuchWorse_fails(String word) {
    float[] before = new float[100];
    float[] now = new float[100];
    for (int i = 0; i < 100; i++) {
      before[i] = 1;
      now[i] = i < 90 ? 0.99f : 11;
    }
    MaxDrop rule = new MaxDrop(Score.RMSE, Optional.of(new BigDecimal("0.02")), proof(word));
    assertThat(rule.check(ofNumbers(before, now)).get(0).outcome()).isEqualTo(Outcome.FAILED);
  }

  /** One row of 100 is much worse, and how many of a thousand would be is unknown. */
  @ParameterizedTest
  @CsvSource({
    "11, UNDECIDED, to ? higher (a few of the different examples carry the figure: it takes some",
    "1, PASSED, with 95% confidence 0 to 0 higher",
  })
  void good_ofARiseThatOneRowCarries_isUndecided(float worst, Outcome expected, String says) {
    float[] before = new float[100];
    Arrays.fill(before, 1);
    float[] now = before.clone();
    now[0] = worst;
    MaxDrop rule = new MaxDrop(Score.RMSE, Optional.of(new BigDecimal("0.2")), proof("good"));
    RuleResult result = rule.check(ofNumbers(before, now)).get(0);
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(result.explanation()).contains(says);
  }

  /** Each error is 5 to 6% larger: however much the errors differ, that is surely below 6%. */
  @Test
  void good_ofARise_isOfErrorsBeyondTheMargin() {
    Random random = new Random(1);
    float[] before = new float[200];
    float[] now = new float[200];
    for (int i = 0; i < 200; i++) {
      before[i] = 1 + random.nextFloat();
      now[i] = before[i] * (1.05f + random.nextFloat() / 100);
    }
    MaxDrop rule = new MaxDrop(Score.RMSE, Optional.of(new BigDecimal("0.06")), proof("good"));
    RuleResult result = rule.check(ofNumbers(before, now)).get(0);
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
  }

  /**
   * Errors are 5.5% larger on average: surely beyond 5.4%, and beyond 5.48% by chance. Of 19 rows
   * nothing is said.
   */
  @ParameterizedTest
  @CsvSource({
    "200, 0.054, FAILED, higher",
    "200, 0.0548, PASSED, higher; a rise of more than 0.05539 would have failed",
    "200, 0.056, PASSED, higher; a rise of more than",
    "19, 0.0548, UNDECIDED, with 95% confidence ? to ? higher (too few different examples: it takes 20)",
  })
  void worse_ofARise_isBoundedBeyondTheMargin(
      int rows, BigDecimal limit, Outcome expected, String says) {
    float[] before = new float[rows];
    Arrays.fill(before, 1);
    float[] now = new float[rows];
    for (int i = 0; i < rows; i++) {
      now[i] = i % 2 == 0 ? 1.05f : 1.06f;
    }
    MaxDrop rule = new MaxDrop(Score.RMSE, Optional.of(limit), proof("worse"));
    RuleResult result = rule.check(ofNumbers(before, now)).get(0);
    assertThat(result.outcome()).isEqualTo(expected);
    assertThat(result.explanation()).contains("with 95% confidence ", says);
  }

  /** Written as in all reports, unless it would read as missed where it is met, or as met. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, 0.1000, true",
    "0.1, 0.10000000000000002, 0.10000000000000002, false", // the next double
    "0.1, 0.09999999999999999, 0.1000, true",
    "0, 0, 0.0000, true",
    "0.27, 0.27346, 0.2735, false",
    "0.2735, 0.27346, 0.2735, true",
    "0.27347, 0.27346, 0.27346, true",
    "0.27342, 0.27344, 0.27344, false",
    "3000, 2000.4, 2.000e+03, true",
  })
  void maxLoss_aroundItsLimit(String limit, double loss, String written, boolean holds) {
    Evidence evidence = Found.of(CLASSES, Evaluations.ofCounts(loss, new int[][] {{1, 0}, {0, 1}}));
    assertThat(check(evidence, "maxLoss", limit))
        .extracting(RuleResult::outcome, RuleResult::actual)
        .containsExactly(passed(holds), written);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 10, 10, 9, 10, true", // 1 - 0.9 is less than 0.1 in double
    "0.1, 4, 10, 3, 10, true", // 0.4 - 0.3 is more
    "0.1, 41, 100, 3, 10, false",
    "0, 1, 3, 2, 6, true",
    "0, 2, 3, 3, 6, false"
  })
  void maxOverfit_aroundItsLimit(
      String limit, int learned, int training, int correct, int heldOut, boolean holds) {
    Evidence evidence =
        Found.of(CLASSES, Evaluations.of(correct, heldOut), Evaluations.of(learned, training));
    assertThat(check(evidence, "maxOverfit", limit).outcome()).isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0, 1, false", "2, 1, true", "2, 2, true", "2, 3, false"})
  void maxLeaked_aroundItsLimit(String limit, int leaked, boolean holds) {
    List<Leak> leaks = Collections.nCopies(leaked, new Leak("A/1.png", "A/2.png"));
    Evidence known = Found.of(CLASSES, Evaluations.of(1, 10), Evaluations.of(1, 10));
    Evidence leaking =
        Found.like(known)
            .health(new DataHealth(leaks, List.of(), List.of(), List.of(), 0))
            .evidence();
    assertThat(check(leaking, "maxLeaked", limit).outcome()).isEqualTo(passed(holds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxOverfit", "maxLeaked"})
  void rulesOnTrainingImages_thatAreNotAtHand_areNotChecked(String rule) {
    assertThat(check(HALF, rule, "0"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(Outcome.NOT_CHECKED, "the training images are not available");
    assertThat(check(HALF, rule, "0", "warnOnly", "undecided"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(
            Outcome.FAILED,
            "not checked, and not in nn.warnOnly: the training images are not available");
  }
}

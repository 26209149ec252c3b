package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Rule: a limit of one figure on held-out examples, which fails with the advice to make a better
 * model. Limits are compared exactly as configured: as decimals where figures are fractions, since
 * 0.95 has no exact binary representation.
 *
 * @param task it, if the rule is about one only
 */
record FigureRule(Optional<TaskRule> task, BigDecimal limit, Check check) implements Rule {

  static final String MIN_ACCURACY = "minAccuracy";
  static final String MAX_RMSE = "maxRmse";
  static final String MIN_R2 = "minR2";
  private static final String MAX_LOSS = "maxLoss";
  private static final String MAX_MAE = "maxMae";

  /** What becomes of a limit. */
  private interface Check extends BiFunction<BigDecimal, Evidence, RuleResult> {}

  private static Optional<Rule> parse(
      GateParser gate,
      String name,
      Optional<Score> task,
      Function<String, BigDecimal> parser,
      Check check) {
    return gate.value(
        name,
        text -> new FigureRule(task.map(of -> new TaskRule(name, of)), parser.apply(text), check));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    return List.of(check.apply(limit, evidence));
  }

  /** Correct / total ≥ minimum, without rounding. */
  static Optional<Rule> minAccuracy(GateParser gate) {
    return parse(
        gate,
        MIN_ACCURACY,
        Optional.of(Score.ACCURACY),
        Numbers::share,
        (minimum, evidence) -> accuracy(minimum, evidence.ofClasses().evaluation()));
  }

  static RuleResult accuracy(BigDecimal minimum, ClassificationMetrics found) {
    Ratio accuracy = new Ratio(found.correct(), found.total());
    boolean met = accuracy.compareTo(minimum) >= 0;
    boolean chance = !met && minimum.doubleValue() <= found.interval().high();
    return RuleResult.of(
        MIN_ACCURACY,
        met,
        "at least " + Numbers.percent(minimum),
        accuracy.percent(),
        chance ? "the minimum is within the 95% confidence interval" : "");
  }

  /** Mean loss, in nats where classes are predicted. */
  static Optional<Rule> maxLoss(GateParser gate) {
    return parse(
        gate,
        MAX_LOSS,
        Optional.empty(),
        Numbers::nonNegative,
        (limit, evidence) ->
            atMost(MAX_LOSS, limit, evidence.findings().evaluation().loss(), Texts::loss));
  }

  static Optional<Rule> maxRmse(GateParser gate) {
    return parse(
        gate,
        MAX_RMSE,
        Optional.of(Score.RMSE),
        Numbers::nonNegative,
        (limit, evidence) ->
            atMost(MAX_RMSE, limit, evidence.ofNumbers().evaluation().rmse(), Texts::error));
  }

  static Optional<Rule> maxMae(GateParser gate) {
    return parse(
        gate,
        MAX_MAE,
        Optional.of(Score.RMSE),
        Numbers::nonNegative,
        (limit, evidence) ->
            atMost(MAX_MAE, limit, evidence.ofNumbers().evaluation().mae(), Texts::error));
  }

  /** Minimum coefficient of determination. */
  static Optional<Rule> minR2(GateParser gate) {
    return parse(
        gate,
        MIN_R2,
        Optional.of(Score.RMSE),
        Numbers::share,
        (minimum, evidence) -> {
          String required = "at least " + Numbers.plain(minimum);
          OptionalDouble found = evidence.ofNumbers().evaluation().r2();
          return found.isEmpty()
              ? RuleResult.notChecked(MIN_R2, required, "all held-out rows have the same number")
              : RuleResult.of(
                  MIN_R2,
                  new BigDecimal(found.getAsDouble()).compareTo(minimum) >= 0,
                  required,
                  Texts.r2(found.getAsDouble()),
                  "");
        });
  }

  /** Errors are binary floating point: one that reports show as 0.1 must meet a limit of 0.1. */
  private static RuleResult atMost(
      String name, BigDecimal limit, double found, DoubleFunction<String> text) {
    boolean holds = found <= limit.doubleValue();
    return RuleResult.of(
        name,
        holds,
        "at most " + Texts.grouped(Numbers.plain(limit)),
        RuleWording.figure(found, limit.doubleValue(), holds, text.apply(found)),
        "");
  }
}

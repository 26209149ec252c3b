package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Rule: maximum error of a number, in its own unit.
 *
 * @param kind which error
 */
record MaxError(Kind kind, BigDecimal limit) implements Rule {

  static final String RMSE = "maxRmse";

  /** The errors. */
  enum Kind {
    /** Root mean squared error. */
    RMSE(MaxError.RMSE, RegressionMetrics::rmse),
    /** Mean absolute error. */
    MAE("maxMae", RegressionMetrics::mae);

    private final String rule;
    private final ToDoubleFunction<RegressionMetrics> error;

    Kind(String rule, ToDoubleFunction<RegressionMetrics> error) {
      this.rule = rule;
      this.error = error;
    }
  }

  static Optional<Rule> rmse(GateParser gate) {
    return parse(gate, Kind.RMSE);
  }

  static Optional<Rule> mae(GateParser gate) {
    return parse(gate, Kind.MAE);
  }

  private static Optional<Rule> parse(GateParser gate, Kind kind) {
    return gate.value(kind.rule, text -> new MaxError(kind, Numbers.nonNegative(text)));
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(kind.rule, true));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    double found = kind.error.applyAsDouble(evidence.ofNumbers().orElseThrow().evaluation());
    boolean holds = found <= limit.doubleValue();
    return List.of(
        RuleResult.of(
            kind.rule,
            holds,
            "at most " + Texts.grouped(Numbers.plain(limit)),
            RuleWording.figure(found, limit.doubleValue(), holds, Texts.error(found)),
            ""));
  }
}

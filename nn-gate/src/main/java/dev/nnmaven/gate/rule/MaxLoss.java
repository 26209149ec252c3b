package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rule: maximum mean loss on held-out images, in nats. */
record MaxLoss(BigDecimal limit) implements Rule {

  private static final String NAME = "maxLoss";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(NAME, text -> new MaxLoss(Numbers.nonNegative(text)));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    double loss = evidence.findings().evaluation().loss();
    // Losses are binary floating point: one that reports show as 0.1 must meet a limit of 0.1.
    boolean holds = loss <= limit.doubleValue();
    String found = RuleWording.figure(loss, limit.doubleValue(), holds, Texts.loss(loss));
    return List.of(
        RuleResult.of(NAME, holds, "at most " + Texts.grouped(Numbers.plain(limit)), found, ""));
  }
}

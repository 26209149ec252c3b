package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.config.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The mean loss on held-out images that a model may have.
 *
 * @param limit the largest
 */
record MaxLoss(BigDecimal limit) implements Rule {

  private static final int DECIMALS = 4;

  @Override
  public List<RuleResult> check(Findings findings) {
    double loss = findings.evaluation().loss();
    // A loss is measured in binary numbers: one that reports write as 0.1 must meet a limit of 0.1.
    boolean holds = loss <= limit.doubleValue();
    String found =
        BigDecimal.valueOf(loss)
            .setScale(DECIMALS, holds ? RoundingMode.FLOOR : RoundingMode.CEILING)
            .toPlainString();
    return List.of(RuleResult.of("maxLoss", holds, "at most " + Numbers.plain(limit), found, ""));
  }
}

package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.text.Texts;
import java.math.BigDecimal;
import java.util.List;

/**
 * The mean loss on held-out images that a model may have.
 *
 * @param limit the largest
 */
record MaxLoss(BigDecimal limit) implements Rule {

  @Override
  public List<RuleResult> check(Findings findings) {
    double loss = findings.evaluation().loss();
    // A loss is measured in binary numbers: one that reports write as 0.1 must meet a limit of 0.1.
    boolean holds = loss <= limit.doubleValue();
    String rounded = Texts.loss(loss);
    // As it stands elsewhere, unless that reads as the opposite of what was found.
    boolean readsSo = new BigDecimal(rounded).compareTo(limit) <= 0 == holds;
    String found = readsSo ? rounded : Double.toString(loss);
    return List.of(RuleResult.of("maxLoss", holds, "at most " + Numbers.plain(limit), found, ""));
  }
}

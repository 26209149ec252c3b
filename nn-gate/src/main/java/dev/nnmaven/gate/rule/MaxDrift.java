package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum difference between training and test rows in any column of a table: by how much the
 * population stability index may exceed what chance would give.
 */
record MaxDrift(BigDecimal limit) implements Rule {

  private static final String NAME = "maxDrift";

  static Optional<Rule> parse(GateParser gate) {
    return gate.value(NAME, text -> new MaxDrift(Numbers.nonNegative(text)));
  }

  @Override
  public void requireFit(Unit found, Mistakes mistakes) {
    Applicability.requireRows(NAME, found, mistakes);
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most " + Numbers.plain(limit) + " above chance in each column";
    List<ColumnDrift> drift =
        evidence.columns().drift().stream()
            .sorted(Comparator.comparing(ColumnDrift::beyondChance).reversed())
            .toList();
    if (drift.isEmpty()) {
      return List.of(RuleResult.notChecked(NAME, required, "the training rows are not available"));
    }
    List<ColumnDrift> beyond = drift.stream().filter(one -> !holds(one)).toList();
    ColumnDrift worst = drift.get(0);
    return List.of(
        RuleResult.of(
            NAME,
            beyond.isEmpty(),
            required,
            "%s in %s".formatted(found(worst), name(worst)),
            Texts.format(
                "%s: population stability index %.3f, %.3f of it by chance%s",
                name(worst), worst.psi(), worst.byChance(), others(beyond))));
  }

  private boolean holds(ColumnDrift one) {
    return one.beyondChance() <= limit.doubleValue();
  }

  private String found(ColumnDrift worst) {
    double found = worst.beyondChance();
    return RuleWording.figure(
        found, limit.doubleValue(), holds(worst), Texts.format("%.3f", found));
  }

  private static String others(List<ColumnDrift> beyond) {
    return beyond.size() < 2
        ? ""
        : "; also above the limit: "
            + RuleWording.list(beyond.stream().skip(1).map(one -> one.column().name()).toList());
  }

  private static String name(ColumnDrift one) {
    return RuleWording.list(List.of(one.column().name()));
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change(
        "see in the report how the columns named differ: train on rows like the held-out ones, or"
            + " leave such a column out (nn.columns=NAME:ignore)");
  }
}

package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.DriftByChance;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rule: maximum difference between training and test rows in any column of a table: by how much the
 * population stability index may exceed what the worst of all columns reaches by chance.
 */
record MaxDrift(BigDecimal limit) implements Rule {

  static final String NAME = "maxDrift";

  static Rule of(String text) {
    return new MaxDrift(Numbers.nonNegative(text));
  }

  @Override
  public void requireFit(Unit unit, Mistakes mistakes) {
    if (unit != Unit.ROW) {
      mistakes.add(
          "nn." + NAME,
          "is about the columns of a table, but the model was trained on %s",
          unit.many());
    }
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required = "at most " + Numbers.plain(limit) + " above chance in each column";
    List<ColumnDrift> drift =
        evidence.columns().drift().stream()
            .sorted(Comparator.comparing(ColumnDrift::beyondChance).reversed())
            .toList();
    if (drift.isEmpty()) {
      return List.of(RuleResult.notChecked(NAME, required, RuleWording.noTraining(Unit.ROW)));
    }
    Optional<RowExamples> training = evidence.run().training().map(RowExamples.class::cast);
    Optional<String> tooFew =
        training.flatMap(rows -> DriftByChance.tooFewGroups(rows, test(evidence)));
    if (tooFew.isPresent()) {
      return List.of(RuleResult.notChecked(NAME, required, tooFew.get()));
    }
    double worstByChance =
        training.map(rows -> DriftByChance.ofColumns(rows, test(evidence))).orElse(0.0);
    double most = limit.doubleValue();
    List<String> beyond =
        drift.stream()
            .filter(column -> column.beyondChance() - worstByChance > most)
            .map(column -> column.column().name())
            .toList();
    ColumnDrift worst = drift.get(0);
    String name = SafeText.text(worst.column().name());
    double above = worst.beyondChance() - worstByChance;
    String shown =
        RuleWording.figure(
            above,
            most,
            false,
            beyond.isEmpty(),
            Formats.format("%.3f", Math.round(1000 * above) / 1000.0));
    return List.of(
        RuleResult.of(
            NAME,
            beyond.isEmpty(),
            required,
            "%s in %s".formatted(shown, name),
            Formats.format(
                "%s: population stability index %.3f, %.3f of it by chance; of %s, the worst is"
                    + " %.3f above that in one of 20 data sets%s",
                name,
                worst.psi(),
                worst.byChance(),
                Formats.count(drift.size(), "column"),
                worstByChance,
                beyond.size() < 2
                    ? ""
                    : "; also above the limit: "
                        + RuleWording.list(beyond.subList(1, beyond.size())))));
  }

  private static RowExamples test(Evidence evidence) {
    return (RowExamples) evidence.run().examples();
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return Advice.change(
        "see in the report how these columns differ: train on rows like the test rows, or ignore"
            + " such a column (nn.columns=NAME:ignore)");
  }
}

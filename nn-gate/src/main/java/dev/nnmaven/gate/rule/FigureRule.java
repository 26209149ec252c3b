package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Measured.Share;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rule: a limit of one figure on held-out examples. Fractions of counts are compared exactly as
 * configured, since 0.95 has no exact binary representation. With a confidence, a figure that meets
 * its limit passes if its bound does, too; otherwise it is undecided.
 */
record FigureRule(Metric figure, BigDecimal limit, Optional<Confidence> confidence)
    implements Rule {

  static Optional<Rule> parse(Metric figure, GateParser gate) {
    Optional<Confidence> confidence = Confidence.parse(gate);
    return gate.value(
        figure.rule(), text -> new FigureRule(figure, figure.parse(text), confidence));
  }

  @Override
  public Optional<TaskRule> task() {
    return figure.task().map(of -> new TaskRule(figure.rule(), of));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    Measured found = figure.measure(evidence);
    String required = figure.required(limit);
    if (found.value().isEmpty()) {
      // Which answers are confident ones, the model file says: it must not put itself out of reach.
      boolean fails = figure == Metric.CONFIDENT_ACCURACY;
      return List.of(RuleResult.violated(figure.rule(), fails, required, "none", found.whyNot()));
    }
    if (figure == Metric.ACCURACY && confidence.isEmpty()) {
      return List.of(accuracy(limit, evidence.ofClasses().evaluation()));
    }
    double value = found.value().getAsDouble();
    boolean holds =
        found
            .exact()
            .map(share -> share.ratio().compareTo(limit) >= 0)
            .orElseGet(() -> reached(value));
    String actual =
        found
            .exact()
            .map(share -> share.ratio().percent())
            .orElseGet(() -> figure.text(value, limit, holds));
    if (confidence.isEmpty() || found.drawn().isEmpty()) {
      return List.of(RuleResult.of(figure.rule(), holds, required, actual, ""));
    }
    OptionalDouble bound = bound(found, confidence.get(), evidence);
    boolean sure = bound.isPresent() && reached(bound.getAsDouble());
    return List.of(
        new RuleResult(
            figure.rule(),
            !holds ? Outcome.FAILED : sure ? Outcome.PASSED : Outcome.UNDECIDED,
            required + ", " + confidence.get().text(),
            actual,
            bound.isEmpty()
                ? ("no bound: a bootstrap needs %s %s or more, and test sets that differ in the"
                        + " figure")
                    .formatted(
                        Bootstrap.FEWEST,
                        evidence.findings().groups().length == 0 ? "different examples" : "groups")
                : "%s %s %s"
                    .formatted(
                        confidence.get().text(),
                        figure.isMinimum() ? "at least" : "at most",
                        figure.text(bound.getAsDouble(), limit, sure))));
  }

  private boolean reached(double value) {
    return figure.isMinimum() ? value >= limit.doubleValue() : value <= limit.doubleValue();
  }

  private OptionalDouble bound(Measured found, Confidence confidence, Evidence evidence) {
    int[] groups = evidence.findings().groups();
    if (found.exact().isPresent() && groups.length == 0) {
      return OptionalDouble.of(
          confidence.lower(found.exact().get().proportion(evidence.findings())));
    }
    OptionalDouble drawn =
        confidence.bound(
            figure.isMinimum(),
            evidence.findings().answers().size(),
            evidence.findings().units(),
            found.drawn().orElseThrow());
    // Of a share of some, such as the confident ones, it is not known which groups these are.
    return found
        .exact()
        .map(Share::ratio)
        .filter(share -> share.whole() == groups.length)
        .map(share -> confidence.lower(share, Arrays.stream(groups), drawn))
        .orElse(drawn);
  }

  static RuleResult accuracy(BigDecimal minimum, ClassificationMetrics found) {
    Ratio accuracy = new Ratio(found.correct(), found.total());
    boolean met = accuracy.compareTo(minimum) >= 0;
    boolean chance = !met && minimum.doubleValue() <= found.interval().high();
    return RuleResult.of(
        Metric.ACCURACY.rule(),
        met,
        Metric.ACCURACY.required(minimum),
        accuracy.percent(),
        chance ? "the minimum is within the 95% confidence interval" : "");
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    return figure.isCost()
        ? Advice.change(
            "train a smaller network, with fewer or narrower layers than "
                + Advice.network(evidence))
        : Rule.super.advice(evidence);
  }
}

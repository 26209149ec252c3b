package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.ClassFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rule: a limit of one figure on test examples. Fractions of counts are compared exactly as
 * configured, since 0.95 has no exact binary representation.
 */
record FigureRule(Metric figure, BigDecimal limit, BurdenOfProof proof) implements Rule {

  static Optional<Rule> parse(Metric figure, GateParser gate, BurdenOfProof proof) {
    BurdenOfProof own = figure == Metric.INTERVAL_COVERAGE ? proof.tested() : proof;
    return gate.value(figure.rule(), text -> new FigureRule(figure, figure.parse(text), own));
  }

  @Override
  public Optional<TaskRule> task() {
    return figure.task().map(of -> new TaskRule(figure.rule(), of));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    Measured measured = figure.measure(evidence);
    String required = figure.required(limit);
    if (measured.value().isEmpty()) {
      // What is confident, and which intervals there are, the model file says: it must not put
      // itself out of reach.
      boolean fails = figure == Metric.CONFIDENT_ACCURACY || figure.isOfIntervals();
      Outcome outcome = fails ? Outcome.FAILED : Outcome.NOT_CHECKED;
      return List.of(new RuleResult(figure.rule(), outcome, required, "none", measured.whyNot()));
    }
    double value = measured.value().get();
    boolean holds =
        measured
            .exact()
            .map(share -> share.ratio().compareTo(limit) >= 0)
            .orElseGet(() -> reached(value));
    String actual =
        measured
            .exact()
            .map(share -> share.ratio().percent())
            .orElseGet(() -> figure.text(value, limit, holds));
    if (proof.is(Word.FIGURE) || measured.bounds().isEmpty()) {
      String chance = holds ? "" : byChance(evidence);
      return List.of(RuleResult.of(figure.rule(), holds, required, actual, chance));
    }
    Optional<Double> bound = bound(measured, evidence);
    return List.of(
        new RuleResult(
            figure.rule(),
            proof.ofLimit(holds, bound, this::reached),
            proof.required(required, figure.isMinimum()),
            actual,
            holds && proof.is(Word.WORSE) ? "" : text(bound, measured, evidence)));
  }

  private boolean reached(double value) {
    return figure.isMinimum() ? value >= limit.doubleValue() : value <= limit.doubleValue();
  }

  private Optional<Double> bound(Measured measured, Evidence evidence) {
    Units units = evidence.findings().units();
    return measured
        .exact()
        .map(share -> proof.bound(share, units, limit.doubleValue()))
        .orElseGet(
            () -> proof.bound(proof.isLower(figure.isMinimum()), bounds(measured, evidence)));
  }

  private static Bounds bounds(Measured measured, Evidence evidence) {
    return measured.bounds().orElseThrow().apply(evidence.findings().units());
  }

  /** The bound, or why there is none. */
  private String text(Optional<Double> bound, Measured measured, Evidence evidence) {
    if (bound.isPresent()) {
      double known = bound.get();
      return proof.side(figure.isMinimum()) + " " + figure.text(known, limit, reached(known));
    }
    return measured.exact().isPresent() && !evidence.findings().units().areGroups()
        ? "too few %s to tell: not even 0%% would be shown to be below"
            .formatted(evidence.unit().many())
        : RuleWording.noBound(bounds(measured, evidence), evidence);
  }

  /** Of an accuracy or a calibration error that misses its limit. */
  private String byChance(Evidence evidence) {
    if (figure == Metric.CALIBRATION_ERROR) {
      double most = new ClassFigures(evidence.ofClasses().answers()).calibrationErrorByChance();
      return "of perfectly calibrated models, one of 20 has more than %s by chance"
          .formatted(figure.text(most));
    }
    return figure == Metric.ACCURACY
            && limit.doubleValue() <= evidence.ofClasses().evaluation().interval().high()
        ? "the minimum is within the 95% confidence interval"
        : "";
  }

  @Override
  public List<Advice> advice(Evidence evidence) {
    if (figure.isOfIntervals() && evidence.intervals().isEmpty()) {
      return Advice.change(
          evidence.model().isEmpty()
              ? "write an interval beside each number, in columns lower and upper"
              : "train it with nn.members=folds(5) or nn.validationFraction");
    } else if (figure == Metric.INTERVAL_COVERAGE) {
      return Advice.change(Advice.covering(evidence));
    } else if (figure == Metric.CALIBRATION_ERROR) {
      return Advice.change(Advice.calibrating(evidence));
    }
    return figure.isCost()
        ? Advice.change(
            "train a smaller network, with fewer or narrower layers than "
                + Advice.network(evidence))
        : Rule.super.advice(evidence);
  }
}

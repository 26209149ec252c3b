package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.measure.Score;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An entry of the gate's table: a rule that a parameter sets. All other lists of the gate's
 * parameters come from the table.
 *
 * @param name name of the parameter
 * @param elements element of {@code <gate>} with an element per class, which says the same as the
 *     parameter's list; empty if there is none
 * @param isDrop whether it compares with the baseline, which must exist if the rule is set
 * @param needs what it needs beyond answers; empty if they are enough
 * @param parser how the rule is parsed
 */
record RuleEntry(String name, String elements, boolean isDrop, String needs, Parser parser) {

  /** Parses a rule, given what must be shown; gives none if it is not set. */
  interface Parser extends BiFunction<GateParser, BurdenOfProof, Optional<Rule>> {}

  private static final String TRAINING = "its training data";
  private static final String COSTS = "its costs";
  private static final String THRESHOLD = "its threshold (nn.abstain)";
  private static final String FILE = "its file";

  /** The table of all rules that are set by a parameter, in report order. */
  static final List<RuleEntry> ALL =
      List.of(
          of(Metric.ACCURACY),
          dropBy(MaxDrop.ACCURACY, (gate, proof) -> MaxDrop.parse(Score.ACCURACY, gate, proof)),
          of(ClassShare.RECALL),
          dropBy(MaxPartDrop.CLASSES, MaxPartDrop::classes),
          of(ClassShare.PRECISION),
          of(ClassShare.F1),
          of(ClassShare.SLICE_ACCURACY),
          dropBy(MaxPartDrop.SLICES, MaxPartDrop::slices),
          drop(MaxAucDrop.NAME, MaxAucDrop::new).needing("a release to compare with"),
          of(Metric.PRECISION),
          of(Metric.F1),
          of(Metric.ROC_AUC),
          of(Metric.GAIN),
          of(Metric.CALIBRATION_ERROR),
          of(Metric.COVERAGE).needing(THRESHOLD),
          of(Metric.CONFIDENT_ACCURACY).needing(THRESHOLD),
          of(Metric.INTERVAL_COVERAGE),
          of(Metric.INTERVAL_WIDTH),
          of(Metric.MEAN_COST).needing(COSTS),
          of(Metric.LOSS),
          of(MaxOverfit.NAME, MaxOverfit::of).needing(TRAINING),
          of(Metric.RMSE),
          of(Metric.MAE),
          of(Metric.BIAS),
          of(Metric.R_SQUARED),
          dropBy(MaxDrop.ERROR, (gate, proof) -> MaxDrop.parse(Score.RMSE, gate, proof)),
          drop(MaxCostRise.NAME, MaxCostRise::new).needing(COSTS),
          of(MinTestExamples.NAME, MinTestExamples::of),
          of(MaxLeaked.NAME, MaxLeaked::of).needing(TRAINING),
          of(MaxDrift.NAME, MaxDrift::of).needing(TRAINING),
          of(Metric.PREDICTION_DRIFT).needing(TRAINING),
          of(Metric.MODEL_BYTES).needing(FILE),
          of(Metric.PARAMETERS).needing(FILE));

  private static RuleEntry of(String name, Function<String, Rule> rule) {
    return new RuleEntry(name, "", false, "", (gate, proof) -> gate.value(name, rule));
  }

  private static RuleEntry of(Metric figure) {
    Parser parser = (gate, proof) -> FigureRule.parse(figure, gate, proof);
    return new RuleEntry(figure.rule(), "", false, "", parser);
  }

  private static RuleEntry of(ClassShare share) {
    String elements = share.isOfSlices() ? "" : share.elements();
    Parser parser = (gate, proof) -> MinPerClass.parse(share, gate, proof);
    return new RuleEntry(share.rule(), elements, false, "", parser);
  }

  /** A rule on drops whose limit is a share. */
  private static RuleEntry drop(String name, BiFunction<BigDecimal, BurdenOfProof, Rule> rule) {
    return dropBy(
        name,
        (gate, proof) ->
            gate.value(name, Numbers::share).map(limit -> rule.apply(limit, proof.within(limit))));
  }

  /** A rule on drops that parses itself. */
  private static RuleEntry dropBy(String name, Parser parser) {
    return new RuleEntry(name, "", true, "", parser);
  }

  private RuleEntry needing(String what) {
    return new RuleEntry(name, elements, isDrop, what, parser);
  }

  Optional<Rule> parse(GateParser gate) {
    return parser.apply(gate, BurdenOfProof.parse(gate, isDrop));
  }
}

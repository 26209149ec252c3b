package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.importer.ImportedModel;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Advice for a failed rule.
 *
 * @param about what to change, in the order in which it is advised
 * @param text such as {@code hold out more images}
 */
public record Advice(About about, String text) {

  /** What an advice is about. */
  public enum About {
    /** The model or its images. */
    MODEL,
    /** The baseline. */
    BASELINE,
    /** The rule itself. */
    RULE
  }

  /** Training accuracy this far above the interval of the held-out one is overfitting. */
  private static final double MEMORIZED = 0.05;

  /** The last resort, for rules about how good a model is. */
  static final Advice CHANGE_THE_RULE =
      new Advice(About.RULE, "change the rule if this is as good as the product needs");

  /** Advice about a model or its images; else about the rule. */
  static List<Advice> change(String text) {
    return List.of(new Advice(About.MODEL, text), CHANGE_THE_RULE);
  }

  /** Advice about the baseline, for rules that ask for one. */
  static List<Advice> baseline(String text) {
    return List.of(new Advice(About.BASELINE, text));
  }

  /** Advice to improve accuracy; an imported model may be misinterpreted. */
  static Advice better(Evidence evidence) {
    TrainedModel model = evidence.run().model();
    if (EvaluationRun.isImported(model)) {
      return new Advice(
          About.MODEL,
          "check what nn:import was configured with, or assumed, since all of it must be as it was in"
              + " training: %s; train it further where it was trained"
                  .formatted(String.join(", ", ImportedModel.assumptions(model))));
    }
    return new Advice(
        About.MODEL,
        training(evidence.curveAdvice().or(() -> overfitting(evidence)))
            + evidence.findings().measure().examplesAdvice());
  }

  /** What the curves show, or what may help where they show nothing. */
  static String training(Optional<CurveAdvice> curves) {
    return curves
        .map(CurveAdvice::text)
        .orElse("try a larger network (nn.hidden) or more nn.epochs, or let nn:search try many");
  }

  /** A network that knows its training examples needs no more neurons or epochs. */
  private static Optional<CurveAdvice> overfitting(Evidence evidence) {
    return evidence
        .findings()
        .ofClasses()
        .flatMap(
            found ->
                found
                    .training()
                    .filter(
                        learned ->
                            learned.accuracy() > found.evaluation().interval().high() + MEMORIZED))
        .map(
            learned ->
                new CurveAdvice(
                    "overfitting (of the training %s %s are recognized)"
                        .formatted(evidence.unit().many(), Texts.percent(learned.accuracy())),
                    againstOverfitting(evidence.unit())));
  }

  /** What helps a network that knows its training examples far better than others. */
  static String againstOverfitting(Unit unit) {
    return "more training %s, regularizers (nn.regularizers), a smaller network, or fewer epochs"
        .formatted(unit.many());
  }

  /** Advice about a model that is worse than the baseline, and may be meant to be so. */
  static List<Advice> drop(Evidence evidence) {
    return List.of(
        better(evidence),
        new Advice(
            About.BASELINE,
            evidence.baseline().published().isPresent()
                ? "name another release in nn.baselineModel if the model is meant to be so"
                : "accept this model as the new baseline if it is meant to be so: mvn nn:baseline"
                    + " -Dnn.baselineReason=..."),
        CHANGE_THE_RULE);
  }
}

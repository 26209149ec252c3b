package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.importer.ImportedModel;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Advice for a failed rule.
 *
 * @param about what to change, in the order in which it is advised
 * @param text such as {@code hold out more images}
 */
record Advice(About about, String text) {

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

  /** An RMSE on others that is so many times the one on training examples is overfitting. */
  private static final double FARTHER = 1.25;

  /** Half of a 95% interval. */
  private static final double STANDARD_ERRORS = 1.96;

  /** The last resort, for rules about how good a model is. */
  static final Advice CHANGE_THE_RULE =
      new Advice(About.RULE, "relax the rule if this is good enough for your product");

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
    if (evidence.model().isEmpty()) {
      return new Advice(
          About.MODEL, "improve the model where it is made, and evaluate its new answers");
    }
    TrainedModel model = evidence.model().get();
    if (!model.provenance().training().areKnown()) {
      return new Advice(
          About.MODEL,
          ("check the settings and defaults of nn:import, which must be as in training: %s; or"
                  + " continue the training in the original program")
              .formatted(String.join(", ", ImportedModel.assumptions(model))));
    }
    return new Advice(
        About.MODEL,
        evidence
                .findings()
                .otherTarget()
                .or(() -> nothingLearned(evidence))
                .or(
                    () ->
                        evidence
                            .curveAdvice()
                            .or(() -> overfitting(evidence))
                            .map(CurveAdvice::text))
                .orElseGet(
                    () ->
                        "try a larger network than %s or more nn.epochs, or let nn:search try many"
                            .formatted(network(evidence)))
            + evidence.findings().measure().examplesAdvice());
  }

  /** Where intervals surely hold less than promised, since new examples are of another kind. */
  static String covering(Evidence evidence) {
    Unit unit = evidence.unit();
    if (evidence.model().isEmpty()) {
      return "widen the intervals where they are made, and evaluate the new answers";
    }
    return ("train on %1$s like the test data%2$s; until then, do not trust intervals or sets for"
            + " %1$s unlike the training data")
        .formatted(
            unit.many(),
            unit == Unit.ROW
                ? ", whose columns and slices the report compares (Model.outside names values"
                    + " outside the training data)"
                : "");
  }

  /** Where probabilities are not how often answers are right, or seem so by chance. */
  static String calibrating(Evidence evidence) {
    Optional<TrainedModel> ours =
        evidence.model().filter(model -> model.provenance().training().areKnown());
    if (ours.isEmpty()) {
      return "calibrate the model where it is made, and evaluate its new answers";
    }
    ClassFigures figures = new ClassFigures(evidence.ofClasses().answers());
    boolean isChance = figures.fit().calibrationError() <= figures.calibrationErrorByChance();
    return (ours.get().calibration().isEmpty() && !isChance
            ? "train it with nn.calibration=temperature, which fits its probabilities to %s that its"
                + " networks did not see"
            : "hold out more %s, since few of them show an error by chance")
        .formatted(evidence.unit().many());
  }

  /** The layers of the model, as an argument of a command line. */
  static String network(Evidence evidence) {
    return NetworkPlan.of(evidence.model().orElseThrow().network()).argument();
  }

  private static Optional<String> nothingLearned(Evidence evidence) {
    return evidence
        .outOfFold()
        .filter(any -> evidence.findings().learnedNothing())
        .map(any -> OutOfFoldFigures.ADVICE);
  }

  /** A network that knows its training examples needs no more neurons or epochs. */
  private static Optional<CurveAdvice> overfitting(Evidence evidence) {
    String training = "training " + evidence.unit().many();
    return evidence
        .findings()
        .match(
            classes ->
                classes
                    .training()
                    .filter(
                        learned ->
                            learned.accuracy() > classes.evaluation().interval().high() + MEMORIZED)
                    .map(
                        learned ->
                            "of the %s %s are recognized"
                                .formatted(training, Formats.percent(learned.accuracy()))),
            numbers ->
                numbers
                    .training()
                    .filter(learned -> lowRmse(numbers.answers()) > FARTHER * learned.rmse())
                    .map(
                        learned ->
                            "RMSE %s on %s, %s on others"
                                .formatted(
                                    Formats.error(learned.rmse()),
                                    training,
                                    Formats.error(numbers.evaluation().rmse()))))
        .map(found -> new CurveAdvice("overfitting (" + found + ")", againstOverfitting(evidence)));
  }

  /** What an RMSE is at least: about the lower end of its 95% interval. */
  private static double lowRmse(RegressionPredictions answers) {
    Spread squares = Spread.of(DoubleStream.of(answers.squaredErrors()).boxed().toList());
    double margin = STANDARD_ERRORS * squares.deviation() / Math.sqrt(answers.size());
    return Math.sqrt(Math.max(0, squares.mean() - margin));
  }

  /** What helps a network that knows its training examples far better than others. */
  static String againstOverfitting(Evidence evidence) {
    return "more training %s, fewer nn.epochs, %s"
        .formatted(
            evidence.unit().many(),
            CurveAdvice.penalized(evidence.model().orElseThrow().network())
                .map("a smaller network, or penalties on its large weights: "::concat)
                .orElseGet(() -> "or a smaller network than " + network(evidence)));
  }

  /** Advice about a model that is worse than the baseline, and may be meant to be so. */
  static List<Advice> drop(Evidence evidence) {
    return List.of(
        better(evidence),
        new Advice(
            About.BASELINE,
            evidence.baseline().published().isPresent()
                ? "name another release in nn.baseline if the model is meant to be so"
                : "accept this model as the new baseline if it is meant to be so: "
                    + MavenCall.of("baseline")
                    + " -Dnn.baselineReason=..."),
        CHANGE_THE_RULE);
  }
}

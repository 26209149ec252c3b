package dev.nnmaven.trainer.curves;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.text.Formats;
import java.util.Optional;

/**
 * A problem that the curves of a training show, and a change to try; noise gives no advice. Tests
 * hold each advice to help on curves of real trainings.
 */
public record CurveAdvice(String found, String change) {

  /** Fewer epochs have no curve. */
  private static final int LEAST_EPOCHS = 6;

  /** After fewer steps, a loss that stays says nothing of the network. */
  private static final int FEW_STEPS = 1000;

  /** Rise of a loss that is worth a word, relative to the lowest. */
  private static final double MUCH = 0.05;

  /** Training examples for each parameter of a network that is small for them. */
  private static final int MANY_EXAMPLES = 10;

  /** Growth of a loss from one epoch to the next that is a jump, relative to the loss. */
  private static final double JUMP = 0.1;

  /** Share of the epochs of the second half in which a loss jumps, where steps are too large. */
  private static final double AGAIN_AND_AGAIN = 0.2;

  /** Strength of the penalty that is advised. */
  private static final float PENALTY = 0.01f;

  /** The first advice that applies, jumping losses before others; empty without a problem. */
  public static Optional<CurveAdvice> of(LearningCurves<?> curves) {
    if (curves.epochs().size() < LEAST_EPOCHS || !curves.history().members().isEmpty()) {
      return Optional.empty();
    }
    try {
      return jumping(curves).or(() -> overfitting(curves)).or(() -> underfitting(curves));
    } catch (NumberFormatException e) {
      return Optional.empty(); // a model may come from anywhere, and its options say anything
    }
  }

  public String text() {
    return found + ": " + change;
  }

  /** The loss on validation examples jumps up again and again in the second half of training. */
  private static Optional<CurveAdvice> jumping(LearningCurves<?> curves) {
    double share = curves.validationLoss().map(losses -> losses.jumps(JUMP)).orElse(0.0);
    if (share < AGAIN_AND_AGAIN) {
      return Optional.empty();
    }
    return Optional.of(
        new CurveAdvice(
            Formats.format(
                "the validation loss jumps up by more than %.0f%% in %.0f%% of the epochs of the"
                    + " second half",
                JUMP * 100, share * 100),
            curves.hasOption("learningRateSchedule")
                ? "a lower nn.learningRate"
                : "nn.learningRateSchedule=cosine makes the last steps small"));
  }

  /** The loss on validation examples has risen, while that on training examples fell. */
  private static Optional<CurveAdvice> overfitting(LearningCurves<?> curves) {
    Curve judged = curves.validationLoss().orElse(null);
    if (judged == null || curves.hasOption("patience")) {
      return Optional.empty();
    }
    int lowest = judged.lowest();
    int last = judged.size() - 1;
    // The losses of examples are spread about as widely as they are large.
    double much = judged.level(lowest) * Math.max(MUCH, 2 / Math.sqrt(curves.validating()));
    Curve training = curves.trainingLoss();
    if (judged.rise() <= much || training.level(last) >= training.level(lowest)) {
      return Optional.empty();
    }
    String found =
        Formats.format(
            "the validation loss rises after about epoch %,d, from %s to %s, while the training loss"
                + " falls",
            lowest + 1, Formats.loss(judged.level(lowest)), Formats.loss(judged.level(last)));
    // What is left in a network that has penalties is not a matter of settings.
    return penalized(curves.model().network())
        .map(
            network ->
                new CurveAdvice(found, network + ", a penalty on large weights of each layer"));
  }

  /**
   * A network with a penalty on large weights of each layer, as an argument of a command line;
   * empty if it has such a penalty.
   */
  public static Optional<String> penalized(Network network) {
    boolean isPenalized =
        network.layers().stream()
            .flatMap(layer -> layer.regularizers().stream())
            .anyMatch(regularizer -> regularizer instanceof L2 l2 && l2.lambda() >= PENALTY);
    return isPenalized
        ? Optional.empty()
        : Optional.of(NetworkPlan.of(network).with(new L2(PENALTY)).argument());
  }

  /** Even the examples that were trained on are not learned, and no earlier epoch was kept. */
  private static Optional<CurveAdvice> underfitting(LearningCurves<?> curves) {
    Optional<String> low = curves.low();
    if (low.isEmpty() || curves.learnedNothing() || !curves.keptLast()) {
      return Optional.empty(); // that nothing was learned has a warning of its own
    }
    boolean falls = curves.trainingLoss().falls();
    if (curves.validationLoss().map(Curve::falls).orElse(falls)) {
      return Optional.of(
          new CurveAdvice(low.get() + ", and the loss still falls", "more nn.epochs"));
    }
    Network network = curves.model().network();
    boolean isSmall = network.parameterCount() * MANY_EXAMPLES < curves.trainedOn();
    return falls || !isSmall || curves.steps() < FEW_STEPS
        ? Optional.empty()
        : Optional.of(
            new CurveAdvice(
                low.get() + ", and their loss no longer falls",
                "more neurons than in %s, since %s are few for %s"
                    .formatted(
                        NetworkPlan.of(network).argument(),
                        Formats.count(network.parameterCount(), "parameter"),
                        curves.measure().unit().count(Math.round(curves.trainedOn())))));
  }
}

package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the curves of a training show, and what to change: a line for what training comes to, and
 * one for jumps; none for what could be chance.
 *
 * <p>Epochs are judged by the validation images, or else by the held-out ones.
 */
final class CurveAdvice {

  /** Fewer epochs have no curve. */
  private static final int LEAST_EPOCHS = 6;

  /** Number of epochs at the end that must all show a rise. */
  private static final int END = 3;

  /** Change of a loss that is worth a word, relative to the loss or to how much it fell in all. */
  private static final double MUCH = 0.05;

  /** Accuracy on training images below which a network has not learned them. */
  private static final double LOW = 0.8;

  /** Standard errors beyond chance: of a change between two epochs, of which there are many. */
  private static final double BEYOND_CHANCE = 3;

  private final TrainingRun.Outcome outcome;
  private final List<EpochResult<ClassificationMetrics>> epochs;
  private final boolean validated;
  private final List<ClassificationMetrics> judged;

  private CurveAdvice(TrainingRun.Outcome outcome) {
    this.outcome = outcome;
    this.epochs = outcome.result().epochs();
    this.validated = epochs.stream().allMatch(epoch -> epoch.validation().isPresent());
    this.judged =
        epochs.stream()
            .map(epoch -> validated ? epoch.validation() : epoch.heldOut())
            .flatMap(Optional::stream)
            .toList();
  }

  /** Lines of advice, at most two; none if all is well, or too little is known. */
  static List<String> of(TrainingRun.Outcome outcome) {
    CurveAdvice advice = new CurveAdvice(outcome);
    if (advice.epochs.size() < LEAST_EPOCHS) {
      return List.of();
    }
    Optional<String> fit = advice.overfitting().or(advice::underfitting);
    return Stream.of(fit, advice.jumping()).flatMap(Optional::stream).toList();
  }

  private String images() {
    return validated ? "validation" : "held-out";
  }

  /** The loss on other images has risen for some epochs, while that on training images fell. */
  private Optional<String> overfitting() {
    if (judged.isEmpty() || outcome.model().provenance().options().containsKey("patience")) {
      return Optional.empty();
    }
    int best = 0;
    for (int e = 1; e < judged.size(); e++) {
      best = judged.get(e).loss() < judged.get(best).loss() ? e : best;
    }
    double least = judged.get(best).loss();
    // The losses of images are spread about as widely as they are large.
    double much = least * Math.max(MUCH, 2 / Math.sqrt(judged.get(best).total()));
    int last = epochs.size() - 1;
    boolean rises =
        last - best >= END
            && judged.subList(judged.size() - END, judged.size()).stream()
                .allMatch(metrics -> metrics.loss() > least + much);
    if (!rises || epochs.get(last).training().loss() >= epochs.get(best).training().loss()) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            "the %s loss rises after epoch %,d, from %s to %s, while the training loss falls: %s",
            images(),
            best + 1,
            Texts.loss(least),
            Texts.loss(judged.get(last).loss()),
            validated
                ? "nn.patience=%d stops there".formatted(END)
                : "nn.validationFraction=0.1 with nn.patience=%d keeps such an epoch, chosen by other"
                        .formatted(END)
                    + " images"));
  }

  /**
   * Even the images that were trained on are not recognized, and not since an earlier epoch was
   * kept, after which they were.
   */
  private Optional<String> underfitting() {
    ClassificationMetrics training = outcome.training();
    boolean learnedNothing =
        outcome
            .heldOut()
            .flatMap(heldOut -> TrainingLog.nothingLearned(heldOut, outcome.model().classes()))
            .isPresent(); // that has a warning of its own
    boolean keptLast =
        outcome.result().keptEpoch() == epochs.size() || outcome.result().averaged() > 1;
    if (training.interval().high() >= LOW || learnedNothing || !keptLast) {
      return Optional.empty();
    }
    int quarter = Math.max(1, epochs.size() / 4);
    int size = epochs.size();
    double before = meanLoss(epochs.subList(size - 2 * quarter, size - quarter));
    double last = meanLoss(epochs.subList(size - quarter, size));
    return Optional.of(
        Texts.format(
            "the accuracy on training images is only %s, and their loss %s",
            Texts.percent(training.correct(), training.total()),
            before - last > (epochs.get(0).training().loss() - last) * MUCH
                ? "still falls: more nn.epochs, or a larger nn.learningRate"
                : "hardly falls any more: a larger network (nn.layers), or another nn.learningRate"));
  }

  private static double meanLoss(List<EpochResult<ClassificationMetrics>> some) {
    return some.stream().mapToDouble(epoch -> epoch.training().loss()).average().orElseThrow();
  }

  /** The accuracy falls again and again, by more than chance, in the second half of training. */
  private Optional<String> jumping() {
    List<Double> falls = new ArrayList<>();
    for (int e = Math.max(1, judged.size() / 2); e < judged.size(); e++) {
      double before = judged.get(e - 1).accuracy();
      double after = judged.get(e).accuracy();
      double variance = before * (1 - before) + after * (1 - after);
      if (before - after > BEYOND_CHANCE * Math.sqrt(variance / judged.get(e).total())) {
        falls.add(before - after);
      }
    }
    if (falls.size() < 2) {
      return Optional.empty();
    }
    boolean scheduled = epochs.stream().map(EpochResult::learningRate).distinct().count() > 1;
    return Optional.of(
        Texts.format(
            "the %s accuracy falls by more than chance between epochs, %d times in the second half"
                + " of training, by up to %.1f points: %s",
            images(),
            falls.size(),
            falls.stream().mapToDouble(fall -> fall * 100).max().orElseThrow(),
            scheduled
                ? "a lower nn.learningRate"
                : "nn.learningRateSchedule=cosine makes the last steps small"));
  }
}

package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.measure.Measure;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the curves of a training show, and what to change: a line for what training comes to, and
 * one for jumps; none for what could be chance.
 *
 * <p>Epochs are judged by the validation images, or else by the held-out ones.
 *
 * @param <M> what is measured
 */
final class CurveAdvice<M extends Metrics> {

  /** Fewer epochs have no curve. */
  private static final int LEAST_EPOCHS = 6;

  /** Number of epochs at the end that must all show a rise. */
  private static final int END = 3;

  /** Change of a loss that is worth a word, relative to the loss or to how much it fell in all. */
  private static final double MUCH = 0.05;

  private final TrainingRun.Outcome<M> outcome;
  private final Measure<M> measure;
  private final MetricsLog<M> log;
  private final List<EpochResult<M>> epochs;
  private final boolean validated;
  private final List<M> judged;

  private CurveAdvice(TrainingRun.Outcome<M> outcome, Measure<M> measure) {
    this.outcome = outcome;
    this.measure = measure;
    this.log = MetricsLog.of(measure.task(), measure.unit());
    this.epochs = outcome.result().epochs();
    this.validated = epochs.stream().allMatch(epoch -> epoch.validation().isPresent());
    this.judged =
        epochs.stream()
            .map(epoch -> validated ? epoch.validation() : epoch.heldOut())
            .flatMap(Optional::stream)
            .toList();
  }

  /** Lines of advice, at most two; none if all is well, or too little is known. */
  static <M extends Metrics> List<String> of(TrainingRun.Outcome<M> outcome, Measure<M> measure) {
    CurveAdvice<M> advice = new CurveAdvice<>(outcome, measure);
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
    double much = least * Math.max(MUCH, 2 / Math.sqrt(measure.samples(judged.get(best))));
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
                ? "nn.patience=%s stops there".formatted(END)
                : "nn.validationFraction=0.1 with nn.patience=%s keeps such an epoch, chosen by other"
                        .formatted(END)
                    + measure.unit().words(" images")));
  }

  /**
   * Even the images that were trained on are not recognized, and not since an earlier epoch was
   * kept, after which they were.
   */
  private Optional<String> underfitting() {
    boolean learnedNothing =
        outcome.heldOut().flatMap(log::nothingLearned).isPresent(); // that has a warning of its own
    boolean keptLast =
        outcome.result().keptEpoch() == epochs.size() || outcome.result().averaged() > 1;
    Optional<String> underfit = log.underfit(outcome.training());
    if (underfit.isEmpty() || learnedNothing || !keptLast) {
      return Optional.empty();
    }
    int quarter = Math.max(1, epochs.size() / 4);
    int size = epochs.size();
    double before = meanLoss(epochs.subList(size - 2 * quarter, size - quarter));
    double last = meanLoss(epochs.subList(size - quarter, size));
    return Optional.of(
        Texts.format(
            "%s, and their loss %s",
            underfit.get(),
            before - last > (epochs.get(0).training().loss() - last) * MUCH
                ? "still falls: more nn.epochs, or a larger nn.learningRate"
                : "hardly falls any more: a larger network (nn.layers), or another nn.learningRate"));
  }

  private double meanLoss(List<EpochResult<M>> some) {
    return some.stream().mapToDouble(epoch -> epoch.training().loss()).average().orElseThrow();
  }

  /** The score falls again and again, by more than chance, in the second half of training. */
  private Optional<String> jumping() {
    List<MetricsLog.Fall> falls = new ArrayList<>();
    for (int e = Math.max(1, judged.size() / 2); e < judged.size(); e++) {
      log.fall(judged.get(e - 1), judged.get(e)).ifPresent(falls::add);
    }
    if (falls.size() < 2) {
      return Optional.empty();
    }
    boolean scheduled = epochs.stream().map(EpochResult::learningRate).distinct().count() > 1;
    return Optional.of(
        Texts.format(
            "the %s %s falls by more than chance between epochs, %d times in the second half"
                + " of training, by up to %s: %s",
            images(),
            measure.score(),
            falls.size(),
            Collections.max(falls, Comparator.comparingDouble(MetricsLog.Fall::size)).text(),
            scheduled
                ? "a lower nn.learningRate"
                : "nn.learningRateSchedule=cosine makes the last steps small"));
  }
}

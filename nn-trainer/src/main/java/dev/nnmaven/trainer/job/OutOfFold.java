package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import java.util.List;
import java.util.Optional;

/**
 * What a model's networks say of the training examples, each asked about those that it was trained
 * without.
 *
 * @param suspects examples that they are off by most: a label may be wrong, or a number
 */
public record OutOfFold(OutOfFoldFigures figures, ErrorList suspects) {

  private static final int MOST_SUSPECTS = 40;

  /**
   * Asks the networks.
   *
   * @param judged as the model answers: calibrated, and with a linear member, if it is
   */
  static <M extends Metrics> OutOfFold of(CrossFitting<M> folds, OutOfSample judged) {
    Measure<M> measure = folds.run().measure();
    Answers<M> answers = judged.answers(measure);
    List<Integer> order = folds.order();
    ErrorList suspects =
        ErrorList.of(
            measure, answers, n -> folds.folds().examples().name(order.get(n)), MOST_SUSPECTS);
    return new OutOfFold(OutOfFoldFigures.of(measure, answers, suspects.shown()), suspects);
  }

  /** As {@link OutOfFoldFigures#suspectsText}. */
  public Optional<String> suspectsText(String list) {
    return figures.suspectsText(list);
  }
}

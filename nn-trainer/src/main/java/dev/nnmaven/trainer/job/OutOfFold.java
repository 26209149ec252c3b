package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.OutOfFoldFigures.Compared;
import dev.nnmaven.trainer.measure.OutOfFoldFigures.Reached;
import java.util.List;
import java.util.Optional;

/**
 * Answers of a model's networks to the training examples, each by the networks that were trained
 * without the example.
 *
 * @param suspects examples with the largest errors, which may have a wrong label or number
 */
public record OutOfFold(OutOfFoldFigures figures, ErrorList suspects) {

  private static final int MOST_SUSPECTS = 40;

  /** One of so many examples may be suspect: a list of all of them would say nothing. */
  private static final int EXAMPLES_OF_A_SUSPECT = 4;

  /**
   * Asks the networks.
   *
   * @param judged as the model answers: calibrated, and with a linear member, if it is
   * @param linear the linear members alone, if there are any
   */
  static <M extends Metrics> OutOfFold of(
      CrossFitting<M> folds, OutOfSample judged, Optional<OutOfSample> linear) {
    Measure<M> measure = folds.run().measure();
    Answers<M> answers = judged.answers(measure);
    List<Integer> order = folds.order();
    int most = Math.min(MOST_SUSPECTS, Math.max(1, answers.size() / EXAMPLES_OF_A_SUSPECT));
    ErrorList suspects =
        ErrorList.of(measure, answers, n -> folds.folds().examples().name(order.get(n)), most);
    Compared compared = linear.map(some -> compared(measure, judged, some)).orElse(null);
    return new OutOfFold(
        OutOfFoldFigures.of(measure, answers, compared, suspects.shown()), suspects);
  }

  private static Compared compared(Measure<?> measure, OutOfSample judged, OutOfSample linear) {
    OutOfSample networks = judged.with(all -> new Ensemble(all.members()));
    double share = judged.parts().get(0).networks().linear().map(LinearMember::share).orElse(0.0);
    return new Compared(
        Reached.of(networks.answers(measure).evaluation()),
        Reached.of(linear.answers(measure).evaluation()),
        share,
        share == 1 || Blend.isAsGood(linear.losses(), judged.losses())); // 1: but for rounding
  }

  /** As {@link OutOfFoldFigures#suspectsText}. */
  public Optional<String> suspectsText(String list) {
    return figures.suspectsText(list);
  }
}

package dev.nnmaven.trainer.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.figures.ChanceLevel;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What the log says of a classification.
 *
 * @param classes their names, in the order of the outputs
 * @param unit what an example is called
 */
record ClassificationLog(List<String> classes, Unit unit)
    implements MetricsLog<ClassificationMetrics> {

  @Override
  public List<String> lines(ClassificationMetrics heldOut, ClassificationMetrics training) {
    return ClassesLog.lines(
        heldOut, classes, unit, ChanceLevel.of(classes, training.confusion(), heldOut.confusion()));
  }

  @Override
  public String score(ClassificationMetrics metrics) {
    return Texts.accuracy(metrics, unit);
  }

  /** Always naming the most frequent class would be as good. */
  @Override
  public Optional<String> nothingLearned(ClassificationMetrics heldOut) {
    ChanceLevel chance = ChanceLevel.of(classes, Optional.empty(), heldOut.confusion());
    if (heldOut.correct() > chance.correct()) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            "Nothing was learned that helps on held-out %s: always naming the most frequent class, %s, would be right for %s of them (%,d). Look at the losses above. If they rise or"
                + " stay, change nn.learningRate, ten times lower first; if they fall slowly, take more"
                + " nn.epochs"
                + (unit == Unit.IMAGE ? "; and leave nn.normalization at scale." : "."),
            unit.many(),
            Shown.text(chance.mostFrequent()),
            Texts.percent(chance.correct(), heldOut.total()),
            chance.correct()));
  }
}

package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Top;
import dev.nnmaven.plugin.text.Unit;
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

  /** Accuracy on training images below which a network has not learned them. */
  private static final double LOW = 0.8;

  /** Standard errors beyond chance: of a change between two epochs, of which there are many. */
  private static final double BEYOND_CHANCE = 3;

  @Override
  public List<String> lines(ClassificationMetrics heldOut) {
    return EvaluationLog.lines(heldOut, classes, unit);
  }

  @Override
  public String score(ClassificationMetrics metrics) {
    return Texts.accuracy(metrics, unit);
  }

  /** Always naming the most frequent class would be as good. */
  @Override
  public Optional<String> nothingLearned(ClassificationMetrics heldOut) {
    ConfusionMatrix confusion = heldOut.confusion();
    int majority = Top.first(classes.size(), c -> -confusion.actual(c));
    int images = confusion.actual(majority);
    if (heldOut.correct() > images) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            unit.words("Nothing was learned that helps on held-out images")
                + ": always naming the most frequent class, %s, would be right for %s of them (%,d). Look at the losses above. If they rise or"
                + " stay, change nn.learningRate, ten times lower first; if they fall slowly, take more"
                + " nn.epochs"
                + (unit == Unit.IMAGE ? "; and leave nn.normalization at scale." : "."),
            classes.get(majority),
            Texts.percent(images, heldOut.total()),
            images));
  }

  @Override
  public Optional<String> underfit(ClassificationMetrics training) {
    return training.interval().high() >= LOW
        ? Optional.empty()
        : Optional.of(
            unit.words("the accuracy on training images is only ")
                + Texts.percent(training.correct(), training.total()));
  }

  @Override
  public Optional<Fall> fall(ClassificationMetrics before, ClassificationMetrics after) {
    double was = before.accuracy();
    double is = after.accuracy();
    double variance = was * (1 - was) + is * (1 - is);
    return was - is > BEYOND_CHANCE * Math.sqrt(variance / after.total())
        ? Optional.of(new Fall(was - is, Texts.format("%.1f points", (was - is) * 100)))
        : Optional.empty();
  }
}

package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Reuse;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;

/** Warns if too many models were accepted with the same test data. */
public final class TestSetReuse {

  private TestSetReuse() {}

  /**
   * How far a baseline's figure is still reliable, and what to do; empty if it is reliable.
   *
   * @param areGrouped whether examples belong together, which the figure does not allow for
   */
  public static Optional<String> warning(Baseline baseline, Unit unit, boolean areGrouped) {
    Reuse reuse = new Reuse(Math.max(1, baseline.history().onSameExamples()));
    if (!reuse.isWorn()) {
      return Optional.empty();
    }
    Proportion accuracy = new Proportion(baseline.entries().correct(), baseline.size());
    return Optional.of(
        Formats.format(
            "%s models in a row were accepted on nearly the same %s, which are overused:"
                + " they prove no more than a quarter as many new ones%s. This counts accepted"
                + " models only, not refused ones or looks at errors.csv. Use new test %s"
                + " (nn.testData), then run %s",
            reuse.models() < History.MOST ? reuse.models() : "at least " + reuse.models(),
            unit.count(baseline.size()),
            baseline.target().isPresent()
                ? ""
                : Formats.format(
                    ". Its accuracy is %s, but you can claim only %s%s",
                    Formats.percent(baseline.entries().correct(), baseline.size()),
                    Formats.percent(accuracy.lowerExact(reuse.confidence())),
                    areGrouped
                        ? ", and less because some of the %s belong together".formatted(unit.many())
                        : ""),
            unit.many(),
            MavenCall.of("baseline")));
  }
}

package dev.nnmaven.trainer.console;

import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What the log says of a regression.
 *
 * @param target name of the number that is predicted
 * @param unit what an example is called
 */
public record RegressionLog(String target, Unit unit) implements MetricsLog<RegressionMetrics> {

  @Override
  public List<String> lines(RegressionMetrics heldOut, RegressionMetrics training) {
    return lines(heldOut, target, unit);
  }

  public static List<String> lines(RegressionMetrics heldOut, String target, Unit unit) {
    return List.of(
        "errors of %s on %s"
            .formatted(Shown.text(target), Texts.count(heldOut.total(), "held-out " + unit.one())),
        "  RMSE %s, MAE %s, half of them below %s, 95%% below %s"
            .formatted(
                Texts.error(heldOut.rmse()),
                Texts.error(heldOut.mae()),
                Texts.error(heldOut.medianError()),
                Texts.error(heldOut.error95())),
        "held-out RMSE %s, %sloss %s"
            .formatted(Texts.error(heldOut.rmse()), r2(heldOut), Texts.loss(heldOut.loss())));
  }

  private static String r2(RegressionMetrics metrics) {
    return metrics.r2().isPresent()
        ? "R² %s, ".formatted(Texts.r2(metrics.r2().getAsDouble()))
        : "";
  }

  @Override
  public String score(RegressionMetrics metrics) {
    return "%s (%s%s)"
        .formatted(Texts.error(metrics.rmse()), r2(metrics), unit.count(metrics.total()));
  }

  /** Always saying the mean would be as good. */
  @Override
  public Optional<String> nothingLearned(RegressionMetrics heldOut) {
    if (heldOut.r2().isEmpty() || heldOut.r2().getAsDouble() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        ("Nothing was learned that helps on held-out %s: predicting the mean of %s would be no worse"
                + " (R² %s). Look at the losses above. If they rise or stay, change nn.learningRate,"
                + " ten times lower first; if they fall slowly, take more nn.epochs.")
            .formatted(unit.many(), Shown.text(target), Texts.r2(heldOut.r2().getAsDouble())));
  }
}

package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.util.List;
import java.util.Optional;

/** Why a model is stale that nothing in this build trains. */
public final class Staleness {

  private Staleness() {}

  /** It must answer by the costs that these settings have, if they have some; empty if it does. */
  public static Optional<String> byCosts(Answered run, Settings settings)
      throws ConfigurationException {
    if (!settings.has(Parameters.COSTS)
        || !(run instanceof EvaluationRun model
            && model.model().task() instanceof ClassificationTask task)) {
      return Optional.empty();
    }
    List<String> classes = task.classes();
    Costs asked =
        settings
            .read(it -> it.parse("costs", text -> Costs.of(classes, it.get(Parameters.COSTS))))
            .orElseThrow();
    List<String> found = task.costs().texts(classes);
    List<String> expected = asked.texts(classes); // without those that are 1, as in a file
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of(
            "its answers go by the costs [%s], but nn.costs has [%s]"
                .formatted(SafeText.list(found), SafeText.list(expected)));
  }
}

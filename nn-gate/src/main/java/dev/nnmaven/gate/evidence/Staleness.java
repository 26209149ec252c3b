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

/**
 * Whether a model is the one that this build's settings train.
 *
 * @param kind current, stale, or not trained here
 * @param reason why it is stale or unknown; empty if current
 */
public record Staleness(Kind kind, String reason) {

  /** The three cases. */
  public enum Kind {
    /** Training would write this same model. */
    CURRENT,
    /** Training would write another model, or it failed or was interrupted. */
    STALE,
    /** This build does not train it. */
    NOT_TRAINED_HERE
  }

  /**
   * Freshness of a model trained by this build.
   *
   * @param whyStale why training would write another model; empty if it would not
   */
  public static Staleness of(Optional<String> whyStale) {
    return whyStale.map(Staleness::stale).orElse(current());
  }

  public static Staleness current() {
    return new Staleness(Kind.CURRENT, "");
  }

  public static Staleness stale(String reason) {
    return new Staleness(Kind.STALE, reason);
  }

  /**
   * Freshness of a model that nothing in this build trains: it must answer by the costs that these
   * settings have, if they have some.
   */
  public static Staleness notTrainedHere(Answered run, Settings settings)
      throws ConfigurationException {
    if (!settings.has(Parameters.COSTS)
        || !(run instanceof EvaluationRun model
            && model.model().task() instanceof ClassificationTask task)) {
      return notTrainedHere();
    }
    List<String> classes = task.classes();
    Costs asked =
        settings
            .read(it -> it.parse("costs", text -> Costs.of(classes, it.get(Parameters.COSTS))))
            .orElseThrow();
    List<String> found = task.costs().texts(classes);
    List<String> expected = asked.texts(classes); // without those that are 1, as in a file
    return found.equals(expected)
        ? notTrainedHere()
        : stale(
            "its answers go by the costs [%s], but nn.costs has [%s]"
                .formatted(SafeText.list(found), SafeText.list(expected)));
  }

  public static Staleness notTrainedHere() {
    return new Staleness(Kind.NOT_TRAINED_HERE, "nothing in this build trains the model");
  }
}

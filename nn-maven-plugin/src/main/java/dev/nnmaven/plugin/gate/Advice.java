package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.imported.ImportedModel;
import dev.nnmaven.plugin.job.EvaluationRun;

/**
 * Advice for a failed rule.
 *
 * @param about what to change, in the order in which it is advised
 * @param text such as {@code hold out more images}
 */
public record Advice(About about, String text) {

  /** What an advice is about. */
  public enum About {
    /** The model or its images. */
    MODEL,
    /** The baseline. */
    BASELINE,
    /** The rule itself. */
    RULE
  }

  /** The last resort, for rules about how good a model is. */
  static final Advice CHANGE_THE_RULE =
      new Advice(About.RULE, "change the rule if this is as good as the product needs");

  /** Advice to improve accuracy; an imported model may be misinterpreted. */
  static Advice better(Evidence evidence) {
    TrainedModel model = evidence.run().model();
    return new Advice(
        About.MODEL,
        EvaluationRun.isImported(model)
            ? "check what nn:import was told, or took for granted, since all of it must be as it was in"
                + " training: %s; train it further where it was trained"
                    .formatted(String.join(", ", ImportedModel.assumptions(model)))
            : "train longer (nn.epochs), with a lower nn.learningRate if the accuracy jumps from epoch"
                + " to epoch, or a larger network (nn.layers); look at the images of the worst"
                + " class, add training images like those that were missed");
  }

  /** Advice if a model may be meant to be worse than the baseline. */
  static Advice accept(Evidence evidence) {
    return new Advice(
        About.BASELINE,
        evidence.baseline().published().isPresent()
            ? "name another release in nn.baselineModel if the model is meant to be so"
            : "accept this model as the new baseline if it is meant to be so: mvn nn:baseline"
                + " -Dnn.baselineReason=...");
  }
}

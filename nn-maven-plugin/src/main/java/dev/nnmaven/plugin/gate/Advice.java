package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.imported.ImportedModel;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Unit;
import java.util.List;

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

  /** Advice about a model or its images; else about the rule. */
  static List<Advice> change(String text) {
    return List.of(new Advice(About.MODEL, text), CHANGE_THE_RULE);
  }

  /** Advice about the baseline, for rules that ask for one. */
  static List<Advice> baseline(String text) {
    return List.of(new Advice(About.BASELINE, text));
  }

  /** Advice to improve accuracy; an imported model may be misinterpreted. */
  static Advice better(Evidence evidence) {
    TrainedModel model = evidence.run().model();
    if (EvaluationRun.isImported(model)) {
      return new Advice(
          About.MODEL,
          "check what nn:import was told, or took for granted, since all of it must be as it was in"
              + " training: %s; train it further where it was trained"
                  .formatted(String.join(", ", ImportedModel.assumptions(model))));
    }
    return new Advice(
        About.MODEL,
        evidence.unit() == Unit.ROW
            ? betterRows(evidence.history(), evidence.ofNumbers().isPresent())
            : "train longer (nn.epochs), with a lower nn.learningRate if the accuracy jumps from epoch"
                + " to epoch, or a larger network (nn.layers); look at the images of the worst"
                + " class, add training images like those that were missed");
  }

  /** Training longer is no help where the best epoch is long past. */
  static String betterRows(TrainingHistory history, boolean areNumbers) {
    String training =
        history
            .longPast()
            .map(
                epoch ->
                    Texts.format(
                        "against overfitting: the held-out loss was lowest in epoch %,d of"
                            + " %,d: nn.validationFraction=0.1 with nn.keep=best or nn.patience,"
                            + " regularizers (nn.regularizers), or a smaller network (nn.layers)",
                        epoch, history.last().epoch()))
            .orElse(
                "train longer (nn.epochs), with a lower nn.learningRate if the loss jumps from epoch"
                    + " to epoch, or a larger network (nn.layers)");
    return training
        + (areNumbers
            ? "; look at the rows with the largest errors, which the report lists; add training rows"
                + " like these, or columns that tell more of them"
            : "; look at the rows of the worst class, add training rows like those that were missed,"
                + " or columns that tell the classes apart");
  }

  /** Advice about a model that is worse than the baseline, and may be meant to be so. */
  static List<Advice> drop(Evidence evidence) {
    return List.of(
        better(evidence),
        new Advice(
            About.BASELINE,
            evidence.baseline().published().isPresent()
                ? "name another release in nn.baselineModel if the model is meant to be so"
                : "accept this model as the new baseline if it is meant to be so: mvn nn:baseline"
                    + " -Dnn.baselineReason=..."),
        CHANGE_THE_RULE);
  }
}

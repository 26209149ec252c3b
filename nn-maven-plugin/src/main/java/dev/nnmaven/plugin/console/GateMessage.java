package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.baseline.Comparison;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.imported.ImportedModel;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Message of a failed gate: rules, facts, and advice. */
public final class GateMessage {

  private GateMessage() {}

  /**
   * Lines of the message. Invisible characters are escaped here, since failure messages bypass the
   * goal's log.
   *
   * @param report path of the report
   */
  public static List<String> lines(Evidence evidence, Path report) {
    List<String> lines = new ArrayList<>();
    lines.add(GateLog.headline(evidence.verdict()));
    lines.addAll(GateLog.rows(evidence.verdict()));
    boolean passed = evidence.verdict().passed();
    if (!passed) {
      lines.addAll(facts(evidence));
    }
    Optional<Comparison> comparison = evidence.comparison();
    comparison.map(BaselineLog::comparison).ifPresent(lines::addAll);
    if (!passed) {
      lines.add(wayForward(evidence));
    } else if (comparison.isPresent() && comparison.get().change() > 0) {
      lines.add(
          evidence.baseline().published().isPresent()
              ? "The model is better than the baseline."
              : "The model is better than the baseline; mvn nn:baseline raises it, so that no later"
                  + " one falls below this.");
    }
    lines.add("  report       " + report);
    return lines.stream().map(Invisible::shown).toList();
  }

  private static List<String> facts(Evidence evidence) {
    List<String> classes = evidence.run().model().classes();
    List<String> facts = new ArrayList<>();
    facts.add("  accuracy     " + EvaluationLog.accuracyWithInterval(evidence.evaluation()));
    betterEpoch(evidence.history()).ifPresent(facts::add);
    facts.add("  worst class  " + EvaluationLog.worstClass(evidence.evaluation(), classes));
    facts.add(
        Texts.format(
            "  model        %s (SHA-256 %s)", evidence.modelFile(), evidence.modelSha256()));
    facts.add("  data         " + evidence.run().place());
    return facts;
  }

  /** Advice if the last epoch was not the best: the learning rate may be too large. */
  private static Optional<String> betterEpoch(TrainingHistory history) {
    if (history.best().isEmpty()) {
      return Optional.empty();
    }
    TrainingHistory.Epoch best = history.best().get();
    TrainingHistory.Epoch last = history.epochs().get(history.epochs().size() - 1);
    return last.heldOutAccuracy() != null && best.heldOutAccuracy() > last.heldOutAccuracy()
        ? Optional.of(
            Texts.format(
                "  best epoch   %s of %s, %s; the model is that of the last one",
                Texts.count(best.epoch()),
                Texts.count(last.epoch()),
                Texts.percent(best.heldOutAccuracy())))
        : Optional.empty();
  }

  /** Advice for the rules that failed. */
  private static String wayForward(Evidence evidence) {
    boolean published = evidence.baseline().published().isPresent();
    List<String> advice = new ArrayList<>();
    if (failed(evidence, "staleModel")) {
      advice.add(
          "train with the settings that the POM and this call have (mvn verify, or mvn nn:train"
              + " nn:evaluate); nn.staleModel=warn judges the model that is there as it is");
    }
    if (failed(evidence, "minAccuracy", "maxAccuracyDrop", "minClassRecall", "maxClassRecallDrop")
        || failed(evidence, "maxLoss")) {
      advice.add(better(evidence.run().model()));
    }
    if (failed(evidence, "maxOverfit")) {
      advice.add(
          "against learning by heart: more training images, regularizers (nn.regularizers), a smaller"
              + " network, or fewer epochs");
    }
    if (failed(evidence, "minTestImages")) {
      advice.add("hold out more images");
    }
    if (failed(evidence, "maxLeakedImages")) {
      advice.add("remove the images named from the training data or from the held-out ones");
    }
    if (failed(evidence, "maxAccuracyDrop", "maxClassRecallDrop")) {
      advice.add(
          published
              ? "name another release in nn.baselineModel if the model is meant to be so"
              : "accept this model as the new baseline if it is meant to be so: mvn nn:baseline"
                  + " -Dnn.baselineReason=...");
    }
    if (failed(evidence, "baselineMismatch")) {
      advice.add(
          published
              ? "compare with what is said above"
              : "restore the test images, or renew the baseline as said above");
    }
    if (failed(evidence, "baselineMissing")) {
      advice.add("correct how the baseline is called, make it, or allow that there is none yet");
    }
    if (evidence.verdict().failures().stream()
        .map(RuleResult::rule)
        .anyMatch(rule -> !rule.startsWith("baseline") && !rule.equals("staleModel"))) {
      advice.add("change the rule if this is as good as the product needs");
    }
    return "What to do: " + String.join("; or ", advice) + ".";
  }

  /** Advice to improve accuracy; an imported model may be misinterpreted. */
  private static String better(TrainedModel model) {
    return EvaluationRun.isImported(model)
        ? "check what nn:import was told, or took for granted, since all of it must be as it was in"
            + " training: %s; train it further where it was trained"
                .formatted(String.join(", ", ImportedModel.assumptions(model)))
        : "train longer (nn.epochs), with a lower nn.learningRate if the accuracy jumps from epoch to"
            + " epoch, or a larger network (nn.layers); look at the images of the worst class, add"
            + " training images like those that were missed";
  }

  private static boolean failed(Evidence evidence, String... rules) {
    return evidence.verdict().failures().stream()
        .map(RuleResult::rule)
        .anyMatch(
            rule -> {
              for (String name : rules) {
                if (rule.equals(name) || rule.startsWith(name + " of ")) {
                  return true;
                }
              }
              return false;
            });
  }
}

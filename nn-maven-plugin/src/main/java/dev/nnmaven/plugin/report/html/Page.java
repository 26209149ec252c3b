package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.gate.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** View model of the page. */
record Page(
    Assets assets,
    Headline headline,
    List<RuleResult> rules,
    Curves curves,
    Optional<AugmentationStrip> augmentation,
    ConfusionTable confusion,
    ClassTable classes,
    WorstMistakes mistakes,
    NeuronGallery neurons,
    HealthTable health,
    List<FactGroup> facts) {

  static Page of(Evidence evidence, Verdict verdict) throws IOException {
    return new Page(
        Assets.load(),
        Headline.of(evidence, verdict),
        verdict.failedFirst(),
        Curves.of(evidence.history()),
        AugmentationStrip.of(evidence),
        ConfusionTable.of(evidence),
        ClassTable.of(evidence),
        WorstMistakes.of(evidence),
        NeuronGallery.of(evidence.run().model()),
        HealthTable.of(evidence),
        FactGroup.of(evidence));
  }
}

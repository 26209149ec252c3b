package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.evidence.Evidence;
import java.io.IOException;
import java.util.List;

/** View model of the page. */
record Page(
    Assets assets,
    Headline headline,
    List<RuleRow> rules,
    Curves curves,
    ConfusionTable confusion,
    ClassTable classes,
    WorstMistakes mistakes,
    NeuronGallery neurons,
    HealthTable health,
    List<FactGroup> facts) {

  static Page of(Evidence evidence) throws IOException {
    return new Page(
        Assets.load(),
        Headline.of(evidence),
        RuleRow.of(evidence.verdict()),
        Curves.of(evidence.history()),
        ConfusionTable.of(evidence),
        ClassTable.of(evidence),
        WorstMistakes.of(evidence),
        NeuronGallery.of(evidence.run().model()),
        HealthTable.of(evidence),
        FactGroup.of(evidence));
  }
}

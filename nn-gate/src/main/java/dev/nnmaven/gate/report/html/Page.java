package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** View model of the page; of data and tasks of other kinds, other sections. */
record Page(
    Assets assets,
    Headline headline,
    List<RuleResult> rules,
    Curves curves,
    Optional<AugmentationStrip> augmentation,
    Optional<ConfusionTable> confusion,
    Optional<ClassTable> classes,
    Optional<ErrorTable> errors,
    Optional<WorstMistakes> mistakes,
    Optional<WorstRows> worstRows,
    Optional<NeuronGallery> neurons,
    Optional<ColumnTable> columns,
    Optional<DependenceCharts> dependence,
    HealthTable health,
    List<FactGroup> facts) {

  static Page of(Evidence evidence, Verdict verdict) throws IOException {
    return new Page(
        // What only tables have is no part of the pages of pictures.
        evidence.unit() == Unit.ROW ? Assets.load().with(Page.class, "table.css") : Assets.load(),
        Headline.of(evidence, verdict),
        verdict.failedFirst(),
        Curves.of(evidence.history(), evidence.run().model().ensemble(), evidence.unit()),
        AugmentationStrip.of(evidence),
        ConfusionTable.of(evidence),
        ClassTable.of(evidence),
        ErrorTable.of(evidence),
        WorstMistakes.of(evidence),
        WorstRows.of(evidence),
        NeuronGallery.of(evidence.run().model()),
        ColumnTable.of(evidence),
        DependenceCharts.of(evidence),
        HealthTable.of(evidence),
        FactGroup.of(evidence));
  }
}

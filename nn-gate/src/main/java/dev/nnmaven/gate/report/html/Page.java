package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** View model of the page; of data and tasks of other kinds, other sections. */
record Page(Assets assets, Evidence evidence, Verdict verdict, List<Section> sections) {

  static Page of(Evidence evidence, Verdict verdict) throws IOException {
    Optional<Findings<ClassificationMetrics, Predictions>> classes =
        evidence.findings().ofClasses();
    Optional<TrainedModel> model = evidence.model();
    return new Page(
        // What only tables have is not part of the pages of images.
        evidence.unit() == Unit.ROW ? Assets.load().with(Page.class, "table.css") : Assets.load(),
        evidence,
        verdict,
        Stream.of(
                Section.of("Gate", "rules", Optional.of(verdict.failedFirst())),
                Section.of("Learning", "curves", model.map(any -> Curves.of(evidence))),
                Section.of("Out-of-fold", "outoffold", evidence.outOfFold()),
                Section.of("Accepted models", "accepted", AcceptedModels.of(evidence)),
                Section.of("Augmentation", "augmentation", AugmentationStrip.of(evidence)),
                Section.of("Confusion", "confusion", classes),
                Section.of("Classes", "classes", classes),
                Section.of(
                    "Probabilities",
                    "probabilities",
                    classes
                        .filter(findings -> findings.answers().hasProbabilities())
                        .map(ProbabilityCharts::of)),
                Section.of("Slices", "slices", table(evidence, evidence.slices().all())),
                Section.of("Errors", "errors", evidence.findings().ofNumbers().map(ErrorPlot::of)),
                Section.of("Mistakes", "mistakes", WorstMistakes.of(evidence)),
                WorstRows.of(evidence)
                    .map(rows -> Section.of("mistakes", "Worst rows", "worstrows", rows)),
                Section.of(
                    "Network", "network", model.map(TrainedModel::ensemble).map(LayerTable::of)),
                model.flatMap(NeuronGallery::of).map(NeuronGallery::section),
                Section.of("Answers", "answers", FilterAnswers.of(evidence)),
                Section.of("Columns", "columns", ColumnTable.of(evidence)),
                Section.of("Words", "columnwords", table(evidence, evidence.columns().words())),
                Section.of("Dependence", "dependence", DependenceCharts.of(evidence)),
                Section.of("Data", "health", model.map(any -> evidence)),
                Section.of("Provenance", "facts", Optional.of(evidence)))
            .flatMap(Optional::stream)
            .toList());
  }

  /** What a table of these is made of; empty if there are none. */
  private static Optional<Evidence> table(Evidence evidence, List<?> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(evidence);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** View model of the page; of data and tasks of other kinds, other sections. */
record Page(Assets assets, Headline headline, List<Section> sections) {

  static Page of(Evidence evidence, Verdict verdict) throws IOException {
    Optional<Findings<ClassificationMetrics, Predictions>> classes =
        evidence.findings().ofClasses();
    Optional<TrainedModel> model = evidence.model();
    return new Page(
        // What only tables have is no part of the pages of images.
        evidence.unit() == Unit.ROW ? Assets.load().with(Page.class, "table.css") : Assets.load(),
        Headline.of(evidence, verdict),
        Stream.of(
                Section.of("gate", "Gate", "rules", verdict.failedFirst()),
                Section.of(
                    "learning",
                    "Learning",
                    "curves",
                    model.map(trainedModel -> Curves.of(evidence))),
                Section.of("out-of-fold", "Out-of-fold", "outoffold", evidence.outOfFold()),
                Section.of("accepted", "Accepted models", "accepted", AcceptedModels.of(evidence)),
                Section.of(
                    "augmentation", "Augmentation", "augmentation", AugmentationStrip.of(evidence)),
                Section.of("confusion", "Confusion", "confusion", classes.map(ConfusionTable::of)),
                Section.of("classes", "Classes", "classes", classes.map(ClassTable::of)),
                Section.of(
                    "probabilities",
                    "Probabilities",
                    "probabilities",
                    classes
                        .filter(findings -> findings.answers().hasProbabilities())
                        .map(ProbabilityCharts::of)),
                Section.of("slices", "Slices", "slices", SliceTable.of(evidence)),
                Section.of(
                    "errors",
                    "Errors",
                    "errors",
                    evidence.findings().ofNumbers().map(ErrorPlot::of)),
                Section.of("mistakes", "Mistakes", "mistakes", WorstMistakes.of(evidence)),
                Section.of("mistakes", "Worst rows", "worstrows", WorstRows.of(evidence)),
                Section.of(
                    "network",
                    "Network",
                    "network",
                    model.map(TrainedModel::ensemble).map(LayerTable::of)),
                model.flatMap(NeuronGallery::of).map(NeuronGallery::section),
                Section.of("answers", "Answers", "answers", FilterAnswers.of(evidence)),
                Section.of("columns", "Columns", "columns", ColumnTable.of(evidence)),
                Section.of("words", "Words", "columnwords", WordTables.of(evidence)),
                Section.of("dependence", "Dependence", "dependence", DependenceCharts.of(evidence)),
                Section.of("data", "Data", "health", model.map(trainedModel -> evidence)),
                Section.of("provenance", "Provenance", "facts", evidence))
            .flatMap(Optional::stream)
            .toList());
  }
}

package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.rule.Measured.Share;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.ClassFigures.Counts;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Figures of one class, or of one slice, that a rule can limit, as fractions of counts. */
enum ClassShare {
  RECALL("minClassRecall", counts -> new Ratio(counts.right(), counts.actual())),
  PRECISION(
      "minClassPrecision", counts -> new Ratio(counts.right(), Math.max(1, counts.predicted()))),
  F1("minClassF1", counts -> new Ratio(2 * counts.right(), counts.actual() + counts.predicted())),
  SLICE_ACCURACY("minSliceAccuracy", counts -> new Ratio(counts.right(), counts.actual()));

  private final String rule;
  private final Function<Counts, Ratio> share;

  ClassShare(String rule, Function<Counts, Ratio> share) {
    this.rule = rule;
    this.share = share;
  }

  String rule() {
    return rule;
  }

  /** The element of {@code <gate>} that has an element per class, instead of the rule's list. */
  String elements() {
    return rule + "s";
  }

  /** Whether it is about slices, and not classes. */
  boolean isOfSlices() {
    return this == SLICE_ACCURACY;
  }

  /** What it is about: a class, or a slice. */
  String part() {
    return isOfSlices() ? "slice" : "class";
  }

  /** Several of these. */
  String parts() {
    return isOfSlices() ? "slices" : "classes";
  }

  /**
   * A class or slice.
   *
   * @param examples what the figure is of
   */
  record Part(String name, Counts counts, Supplier<int[]> examples) {}

  /** All classes, or the slices asked for; all of a slice count as actual and predicted. */
  List<Part> parts(Evidence evidence) {
    if (isOfSlices()) {
      return evidence.slices().asked().stream().map(ClassShare::part).toList();
    }
    List<String> names = evidence.classes();
    return IntStream.range(0, names.size())
        .mapToObj(c -> part(names.get(c), c, evidence.ofClasses()))
        .toList();
  }

  private static Part part(SliceFigures figures) {
    Slice slice = figures.slice();
    Counts counts = new Counts(slice.size() - figures.errors(), slice.size(), slice.size());
    return new Part(slice.name(), counts, slice::examples);
  }

  private Part part(String name, int c, Findings<ClassificationMetrics, Predictions> findings) {
    ConfusionMatrix confusion = findings.evaluation().confusion();
    Predictions answers = findings.answers();
    return new Part(
        name,
        new Counts(confusion.count(c, c), confusion.actual(c), confusion.predicted(c)),
        () ->
            IntStream.range(0, answers.size())
                .filter(
                    i ->
                        this != PRECISION && answers.labels()[i] == c
                            || this != RECALL && answers.classes()[i] == c)
                .toArray());
  }

  /**
   * Whether there is such a figure: precision is 0 of a class that is never predicted; of few
   * examples of a slice there is no figure.
   */
  boolean isOf(Counts counts) {
    return switch (this) {
      case RECALL -> counts.actual() > 0;
      case PRECISION, F1 -> counts.actual() > 0 || counts.predicted() > 0;
      case SLICE_ACCURACY -> counts.actual() >= SliceFigures.FEWEST;
    };
  }

  /** The same of a class or slice, where equal examples of a slice are one. */
  boolean isOf(Part part, Units units) {
    return isOf(part.counts())
        && (!isOfSlices() || units.different(part.examples().get()) >= SliceFigures.FEWEST);
  }

  /** Why there is no figure for some classes or slices; empty if there are none. */
  String without(List<String> names, Unit unit) {
    return names.isEmpty()
        ? ""
        : isOfSlices() ? RuleWording.tooFew(names, unit) : RuleWording.none(names, unit);
  }

  Ratio of(Counts counts) {
    return share.apply(counts);
  }

  /** The bound that decides whether it is at least a limit. */
  Optional<Double> bound(Part part, double limit, BurdenOfProof proof, Evidence evidence) {
    Share share = new Share(part.examples().get(), evidence.ofClasses().answers()::isCorrect);
    // F1 = 2 J / (1 + J) of J = right / (actual or predicted), which is a proportion.
    double least = this == F1 ? limit / (2 - limit) : limit;
    Optional<Double> bound = proof.bound(share, evidence.findings().units(), least);
    return this == F1 ? bound.map(j -> 2 * j / (1 + j)) : bound;
  }
}

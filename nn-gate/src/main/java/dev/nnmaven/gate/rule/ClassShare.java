package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.rule.Measured.Share;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.measure.ClassFigures.Counts;
import dev.nnmaven.trainer.text.Ratio;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
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

  /** The names of all classes, or of the slices asked for. */
  List<String> names(Evidence evidence) {
    return isOfSlices()
        ? evidence.slices().asked().stream().map(figures -> figures.slice().name()).toList()
        : evidence.classes();
  }

  /** Counts of a class or slice; all of a slice count as actual and predicted. */
  Counts counts(Evidence evidence, int c) {
    if (isOfSlices()) {
      SliceFigures figures = evidence.slices().asked().get(c);
      int size = figures.slice().size();
      return new Counts(size - figures.errors(), size, size);
    }
    ConfusionMatrix confusion = evidence.ofClasses().evaluation().confusion();
    return new Counts(confusion.count(c, c), confusion.actual(c), confusion.predicted(c));
  }

  /**
   * Whether there is such a figure: precision is 0 of a class that is never predicted; of few
   * examples of a slice nothing is said.
   */
  boolean isOf(Counts counts) {
    return switch (this) {
      case RECALL -> counts.actual() > 0;
      case PRECISION, F1 -> counts.actual() > 0 || counts.predicted() > 0;
      case SLICE_ACCURACY -> counts.actual() >= SliceFigures.FEWEST;
    };
  }

  /** The same of a class or slice, where equal examples of a slice are one. */
  boolean isOf(Evidence evidence, int c) {
    return isOf(counts(evidence, c))
        && (!isOfSlices()
            || evidence.findings().units().different(examples(c, evidence)) >= SliceFigures.FEWEST);
  }

  /** Why nothing is said of some classes or slices; empty if there are none. */
  String without(List<String> names, Unit unit) {
    return names.isEmpty()
        ? ""
        : isOfSlices() ? RuleWording.tooFew(names, unit) : RuleWording.none(names, unit);
  }

  Ratio of(Counts counts) {
    return share.apply(counts);
  }

  /** The bound that decides whether it is at least a limit. */
  OptionalDouble bound(Counts counts, int c, double limit, BurdenOfProof proof, Evidence evidence) {
    // F1 = 2 J / (1 + J) of J = right / (actual or predicted), which is a proportion.
    Ratio ratio =
        this == F1
            ? new Ratio(counts.right(), counts.actual() + counts.predicted() - counts.right())
            : of(counts);
    BitSet among = new BitSet();
    examples(c, evidence).forEach(among::set);
    Share share = new Share(ratio, among::get, evidence.ofClasses().answers()::isCorrect);
    double least = this == F1 ? limit / (2 - limit) : limit;
    OptionalDouble bound = proof.bound(share, evidence.findings().units(), least);
    return this != F1 || bound.isEmpty()
        ? bound
        : OptionalDouble.of(2 * bound.getAsDouble() / (1 + bound.getAsDouble()));
  }

  /** What the figure of a class or slice is of. */
  private IntStream examples(int c, Evidence evidence) {
    if (isOfSlices()) {
      return Arrays.stream(evidence.slices().asked().get(c).slice().examples());
    }
    Predictions answers = evidence.ofClasses().answers();
    return IntStream.range(0, answers.size())
        .filter(
            i ->
                this != PRECISION && answers.labels()[i] == c
                    || this != RECALL && answers.classes()[i] == c);
  }
}

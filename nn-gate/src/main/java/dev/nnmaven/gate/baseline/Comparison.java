package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Comparison of a model with the baseline on the same examples: the model's test examples without
 * those that the baseline may have been trained on.
 *
 * @param errors errors of the model, in the order of those of the baseline
 * @param labels class of each example; none for a number
 * @param unseen which test examples these are
 * @param pairs by how much the error of each example has changed
 */
public record Comparison(
    Baseline before, float[] errors, int[] labels, UnseenImages unseen, Pairs pairs) {

  /**
   * Compares a model with the baseline on examples that the baseline was not trained on.
   *
   * @param all what the model says of all test examples
   * @param groups group of each, as of {@link dev.nnmaven.trainer.data.Groups#of}
   */
  public static Comparison of(Baseline before, Answers<?> all, UnseenImages unseen, int[] groups) {
    float[] now = unseen.of(Baseline.errors(all));
    double[] rises = new double[now.length];
    for (int i = 0; i < rises.length; i++) {
      rises[i] = (double) now[i] - before.errors()[i];
    }
    return new Comparison(
        before, now, unseen.of(all.labels()), unseen, new Pairs(rises, unseen.of(groups)));
  }

  /** Number of test examples left out. */
  public int leftOut() {
    return unseen.leftOut();
  }

  /** Mean absolute error of the model. */
  public double mae() {
    return Baseline.mean(errors);
  }

  /** Root mean squared error of the model. */
  public double rmse() {
    return Baseline.rootMeanSquare(errors);
  }

  /** Whether the model has the smaller mean error. */
  public boolean isBetter() {
    return mae() < before.mae();
  }

  /** Whether the model has the larger mean error. */
  public boolean isWorse() {
    return mae() > before.mae();
  }

  /** Note for the end of a sentence if examples are left out: {@code ; compared on 4 of 6 rows}. */
  public String leftOutText(Unit unit) {
    return leftOut() == 0 ? "" : "; " + Texts.compared(errors.length, leftOut(), unit);
  }

  /** Change over all images that are told apart. */
  public Change total() {
    return change(
        new Baseline.PerClass("", before.size(), before.correct()), pairs.worse(), pairs.better());
  }

  /** Change per class, in the order of the classes; none for a number. */
  public List<Change> classes() {
    int[] lost = new int[before.classes().size()];
    int[] gained = new int[lost.length];
    for (int i = 0; i < labels.length; i++) {
      if (errors[i] != before.errors()[i]) {
        (errors[i] > before.errors()[i] ? lost : gained)[labels[i]]++;
      }
    }
    return IntStream.range(0, lost.length)
        .mapToObj(c -> change(before.classes().get(c), lost[c], gained[c]))
        .toList();
  }

  private static Change change(Baseline.PerClass old, int lost, int gained) {
    return new Change(
        old.name(), old.images(), old.correct(), old.correct() - lost + gained, lost, gained);
  }

  /** How the test is called that says whether the change is more than chance. */
  public String testName() {
    return before.target().isEmpty() && pairs.groups() == 0 ? "exact McNemar" : pairs.testName();
  }

  /** The images of each class. */
  public List<Part> parts() {
    return IntStream.range(0, before.classes().size())
        .mapToObj(c -> part(before.classes().get(c), image -> labels[image] == c))
        .toList();
  }

  /** The images of a slice of all test examples. */
  public Part part(Slice slice) {
    BitSet members = unseen.of(slice.members());
    int recognized = (int) members.stream().filter(this::wasRecognized).count();
    return part(
        new Baseline.PerClass(Shown.text(slice.name()), members.cardinality(), recognized),
        members::get);
  }

  private Part part(Baseline.PerClass old, IntPredicate which) {
    Pairs some = pairs.of(which);
    return new Part(
        change(old, some.worse(), some.better()),
        some,
        pairs.of(which.and(this::wasRecognized)).units());
  }

  private boolean wasRecognized(int image) {
    return before.errors()[image] == 0;
  }

  /** Classes that got worse, largest loss first. */
  public List<Change> worse() {
    return classes().stream()
        .filter(one -> one.change() < 0)
        .sorted(Comparator.comparingInt(Change::change))
        .toList();
  }

  /** Classes that got better, largest gain first. */
  public List<Change> better() {
    return classes().stream()
        .filter(one -> one.change() > 0)
        .sorted(Comparator.comparingInt(Change::change).reversed())
        .toList();
  }
}

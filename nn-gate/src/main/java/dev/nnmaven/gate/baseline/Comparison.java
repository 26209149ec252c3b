package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Slice;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Comparison of a model with the baseline on the same examples.
 *
 * @param shared which these are, and the baseline on them
 * @param now the model on them
 * @param pairs by how much the error of each example has changed
 */
public record Comparison(SharedExamples shared, Entries now, Pairs pairs) {

  /**
   * Compares a model with the baseline.
   *
   * @param all what the model says of all test examples
   * @param units what of them is one piece of evidence
   */
  public static Comparison of(SharedExamples shared, Answers<?> all, Units units) {
    int[] some = shared.examples();
    Entries before = shared.before().entries();
    Entries now = Entries.of(before.keys(), all, some);
    double[] rises = new double[some.length];
    for (int i = 0; i < rises.length; i++) {
      rises[i] = (double) now.errors()[i] - before.errors()[i];
    }
    return new Comparison(shared, now, new Pairs(rises, units.of(some)));
  }

  /** By how much each error is beyond that of the baseline and a share of it. */
  public Pairs beyond(double share) {
    float[] before = before().entries().errors();
    return pairs.with(
        IntStream.range(0, before.length)
            .mapToDouble(i -> now.errors()[i] - (1 + share) * before[i])
            .toArray());
  }

  /** By how much the area under the ROC curve has dropped; empty if the baseline has none. */
  public Optional<Studentized> areaDrop() {
    if (before().entries().probabilities().length == 0) {
      return Optional.empty();
    }
    ClassFigures.Area old = ClassFigures.auc(now.labels(), before().entries().probabilities());
    ClassFigures.Area area = ClassFigures.auc(now.labels(), now.probabilities());
    return Optional.of(
        pairs.area(
            old.value() - area.value(),
            IntStream.range(0, now.size())
                .mapToDouble(i -> old.influences()[i] - area.influences()[i])
                .toArray(),
            now.labels()));
  }

  /** Whether both models give the same probabilities, as if they were one. */
  public boolean areAnswersEqual() {
    return Arrays.deepEquals(before().entries().probabilities(), now.probabilities());
  }

  /** The baseline on these examples. */
  public Baseline before() {
    return shared.before();
  }

  /** Whether the model has the smaller mean error. */
  public boolean isBetter() {
    return now.mae() < before().entries().mae();
  }

  /** Whether the model has the larger mean error. */
  public boolean isWorse() {
    return now.mae() > before().entries().mae();
  }

  /** Note for the end of a sentence if examples are left out: {@code ; compared on 4 of 6 rows}. */
  public String sharedText(Unit unit) {
    return shared.text(unit).map("; "::concat).orElse("");
  }

  /** Change over all images that are told apart. */
  public Change total() {
    return change("", IntStream.range(0, now.size()));
  }

  /** Change per class, in the order of the classes; none for a number. */
  public List<Change> classes() {
    List<String> names = before().names();
    return IntStream.range(0, names.size())
        .mapToObj(
            c ->
                change(
                    names.get(c),
                    IntStream.range(0, now.size()).filter(image -> now.labels()[image] == c)))
        .toList();
  }

  /** How the test is called that says whether the change is more than chance. */
  public String testName() {
    return pairs.testName(before().target().isEmpty());
  }

  /** Change of a slice of all test examples. */
  public Change of(Slice slice) {
    return change(SafeText.text(slice.name()), shared.of(slice));
  }

  private Change change(String name, IntStream which) {
    int[] images = which.toArray();
    float[] before = before().entries().errors();
    int[] recognized = Arrays.stream(images).filter(image -> before[image] == 0).toArray();
    return new Change(
        name, images.length, recognized.length, pairs.of(images), pairs.of(recognized).units());
  }

  /** Classes that got worse, largest loss first. */
  public List<Change> worse() {
    return classes().stream()
        .filter(change -> change.change() < 0)
        .sorted(Comparator.comparingInt(Change::change))
        .toList();
  }

  /** Classes that got better, largest gain first. */
  public List<Change> better() {
    return classes().stream()
        .filter(change -> change.change() > 0)
        .sorted(Comparator.comparingInt(Change::change).reversed())
        .toList();
  }
}

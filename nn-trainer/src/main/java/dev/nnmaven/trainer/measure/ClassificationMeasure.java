package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import dev.nnmaven.trainer.text.Top;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accuracy, and a confusion matrix. */
public record ClassificationMeasure(ClassificationTask task, Unit unit)
    implements Measure<ClassificationMetrics> {

  /** Maximum number of classes, one per line. */
  private static final int MOST_CLASSES = 3;

  /** Accuracy on training examples below which a network has not learned them. */
  private static final double LOW = 0.8;

  @Override
  public List<String> classes() {
    return task.classes();
  }

  @Override
  public Score score() {
    return Score.ACCURACY;
  }

  @Override
  public String text(ClassificationMetrics metrics) {
    return Formats.percent(metrics.correct(), metrics.total());
  }

  @Override
  public String longText(ClassificationMetrics metrics) {
    return Formats.accuracy(metrics.correct(), metrics.total(), unit);
  }

  @Override
  public String sureText(ClassificationMetrics metrics) {
    return longText(metrics) + ", " + Formats.interval(metrics.interval());
  }

  @Override
  public EvaluationFigures figures(ClassificationMetrics metrics) {
    return EvaluationFigures.of(metrics, classes(), unit);
  }

  @Override
  public Optional<int[]> perClass(ClassificationMetrics metrics) {
    ConfusionMatrix confusion = metrics.confusion();
    return Optional.of(IntStream.range(0, confusion.classes()).map(confusion::actual).toArray());
  }

  /** That of always naming the most frequent class. */
  @Override
  public Optional<ChanceLevel> chance(ClassificationMetrics heldOut, Optional<int[]> training) {
    return Optional.of(ChanceLevel.of(classes(), training, heldOut.confusion()));
  }

  /** Totals, the accuracy by chance, and the classes with the lowest recall, if any is missed. */
  @Override
  public List<String> lines(ClassificationMetrics heldOut, Optional<int[]> training) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "test accuracy %s%s"
            .formatted(
                sureText(heldOut),
                Double.isNaN(heldOut.loss()) ? "" : ", loss " + Formats.loss(heldOut.loss())));
    costText(heldOut).map("test "::concat).ifPresent(lines::add);
    chance(heldOut, training).ifPresent(chance -> lines.add("  " + chance.text(unit)));
    if (heldOut.correct() < heldOut.total()) {
      lines.addAll(worstClasses(heldOut.confusion()));
    }
    return lines;
  }

  private List<String> worstClasses(ConfusionMatrix confusion) {
    List<List<String>> rows = new ArrayList<>();
    String title = classes().size() > MOST_CLASSES ? "worst classes" : "class";
    rows.add(List.of(title, unit.many(), "recall", "precision", "most often confused with"));
    for (int c : worst(confusion, MOST_CLASSES)) {
      rows.add(
          List.of(
              SafeText.text(classes().get(c)),
              Formats.count(confusion.actual(c)),
              Formats.percent(confusion.recall(c)),
              Formats.percent(confusion.precision(c)),
              mostOftenTakenFor(confusion, c)));
    }
    return TextTable.lines("%-*s  %7s  %8s  %9s  %s", rows);
  }

  /** Mean cost of the answers: {@code mean cost 0.53 (bad as good: 5)}; empty without costs. */
  public Optional<String> costText(ClassificationMetrics metrics) {
    return task.costs().isNone()
        ? Optional.empty()
        : Optional.of(
            "mean cost %s (%s)"
                .formatted(
                    Formats.error(task.costs().mean(metrics.confusion())),
                    SafeText.text(String.join(", ", task.costs().texts(classes())))));
  }

  @Override
  public String fact(ClassificationMetrics heldOut) {
    return "accuracy     " + sureText(heldOut);
  }

  /** Class with the lowest recall, and its most frequent confusion; none if nothing is confused. */
  @Override
  public Optional<String> worstFact(ClassificationMetrics heldOut) {
    ConfusionMatrix confusion = heldOut.confusion();
    int worst = worst(confusion, 1)[0];
    String takenFor = mostOftenTakenFor(confusion, worst);
    String recall = Formats.share(confusion.count(worst, worst), confusion.actual(worst));
    return takenFor.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "worst class  %s, recall %s, most often confused with %s"
                .formatted(SafeText.text(classes().get(worst)), recall, takenFor));
  }

  /** Classes with the lowest recall; those without examples after all others. */
  private int[] worst(ConfusionMatrix confusion, int most) {
    return Top.indices(classes().size(), most, c -> confusion.recall(c).orElse(2));
  }

  private String mostOftenTakenFor(ConfusionMatrix confusion, int actual) {
    int most = Top.first(classes().size(), p -> p == actual ? 0 : -confusion.count(actual, p));
    int count = most == actual ? 0 : confusion.count(actual, most);
    return count == 0 ? "" : Formats.format("%s (%,d)", SafeText.text(classes().get(most)), count);
  }

  /** Always naming the most frequent class would be as good. */
  @Override
  public Optional<String> nothingLearned(ClassificationMetrics heldOut) {
    ChanceLevel chance = ChanceLevel.of(classes(), Optional.empty(), heldOut.confusion());
    if (heldOut.correct() > chance.correct()
        || heldOut.correct() == heldOut.total()
        || !task.costs().isNone()) { // which are not about being right
      return Optional.empty();
    }
    return Optional.of(
        Formats.format(
            "Nothing was learned that helps on test %s: always naming the most frequent class,"
                + " %s, would be right for %s of them (%,d).",
            unit.many(),
            SafeText.text(chance.mostFrequent()),
            Formats.percent(chance.correct(), heldOut.total()),
            chance.correct()));
  }

  @Override
  public Optional<String> low(ClassificationMetrics training) {
    return training.interval().high() >= LOW || !task.costs().isNone()
        ? Optional.empty()
        : Optional.of(
            "the accuracy on training %s is only %s".formatted(unit.many(), text(training)));
  }

  @Override
  public String examplesAdvice() {
    return "; look at the %1$s of the worst class, add training %1$s like those that were missed"
            .formatted(unit.many())
        + (unit == Unit.ROW ? ", or columns that separate the classes" : "");
  }

  @Override
  public Tally<Predictions> tally(IntToDoubleFunction numbers) {
    return Predictions.tally(task);
  }

  /** The loss, and for each count that is not zero: actual class, predicted class, count. */
  @Override
  public String toText(ClassificationMetrics metrics) {
    StringBuilder text = new StringBuilder(Double.toHexString(metrics.loss()));
    for (ConfusionMatrix.Cell cell : metrics.confusion().cells()) {
      text.append(' ').append(cell.actual());
      text.append(' ').append(cell.predicted());
      text.append(' ').append(cell.count());
    }
    return text.toString();
  }

  @Override
  public ClassificationMetrics ofText(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length < 4 || parts.length % 3 != 1) {
      throw new IllegalArgumentException("expected figures of an epoch");
    }
    double loss = Double.parseDouble(parts[0]);
    int[] counts = Stream.of(parts).skip(1).mapToInt(Integer::parseInt).toArray();
    List<ConfusionMatrix.Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i += 3) {
      cells.add(new ConfusionMatrix.Cell(counts[i], counts[i + 1], counts[i + 2]));
    }
    return new ClassificationMetrics(ConfusionMatrix.of(task.outputs(), cells), loss);
  }
}

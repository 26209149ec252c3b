package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Confusion matrix as a heat map, and the most confused pairs.
 *
 * @param leftOut note on omitted classes; empty if none
 * @param tall whether names are too long to be upright over a narrow column
 */
record ConfusionTable(
    List<String> names,
    List<Row> rows,
    String leftOut,
    boolean tall,
    List<Confusion> pairs,
    Unit unit) {

  /** Row of one actual class. */
  record Row(String name, List<Cell> cells) {}

  /**
   * Cell with a count.
   *
   * @param style CSS class of its colour: {@code r} for right or {@code w} for wrong, and the shade
   */
  record Cell(String count, String style) {}

  private static final int MOST_PAIRS = 10;
  private static final int SHADES = 8;
  private static final int UPRIGHT_LENGTH = 3;

  static ConfusionTable of(Findings<ClassificationMetrics, Predictions> found) {
    ConfusionMatrix matrix = found.evaluation().confusion();
    List<String> classes = found.measure().classes();
    int[] shown = Confusion.shown(matrix);
    List<String> names = IntStream.of(shown).mapToObj(classes::get).toList();
    return new ConfusionTable(
        names,
        IntStream.of(shown).mapToObj(actual -> row(matrix, actual, shown, classes)).toList(),
        Confusion.note(shown.length, classes.size()),
        names.stream().anyMatch(name -> name.length() > UPRIGHT_LENGTH),
        Formats.first(Confusion.in(matrix, classes), MOST_PAIRS),
        found.measure().unit());
  }

  private static Row row(ConfusionMatrix matrix, int actual, int[] shown, List<String> classes) {
    int total = matrix.actual(actual);
    List<Cell> cells = new ArrayList<>();
    for (int predicted : shown) {
      int count = matrix.count(actual, predicted);
      double share = count == 0 ? 0 : (double) count / total;
      // Square root, so that one mistake in 300 is visible.
      String style = predicted == actual ? "r" + shade(share) : "w" + shade(Math.sqrt(share));
      cells.add(new Cell(Formats.count(count), style));
    }
    return new Row(classes.get(actual), cells);
  }

  private static int shade(double strength) {
    return (int) Math.ceil(strength * SHADES);
  }
}

package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Top;
import java.util.Comparator;
import java.util.List;

/**
 * A confused pair of classes.
 *
 * @param images number of all images of the actual class
 */
public record Confusion(String actual, String predicted, int count, int images) {

  private static final int MOST_SHOWN = 30;

  /** All confused pairs, most frequent first. */
  public static List<Confusion> in(ConfusionMatrix matrix, List<String> classes) {
    return matrix.cells().stream()
        .filter(cell -> cell.actual() != cell.predicted())
        .map(
            cell ->
                new Confusion(
                    classes.get(cell.actual()),
                    classes.get(cell.predicted()),
                    cell.count(),
                    matrix.actual(cell.actual())))
        .sorted(Comparator.comparing(Confusion::count).reversed())
        .toList();
  }

  /** The classes with the most mistakes, all if they are few; in their order. */
  public static int[] shown(ConfusionMatrix matrix) {
    return Top.indices(
        matrix.classes(),
        MOST_SHOWN,
        c -> 2.0 * matrix.count(c, c) - matrix.actual(c) - matrix.predicted(c));
  }

  /** Says that only some classes are shown; empty if all are. */
  public static String note(int shown, int all) {
    return Formats.part(shown, all, "The %d of %,d classes with the most mistakes.");
  }

  /** Share of the images of the actual class. */
  public String share() {
    return Formats.percent(count, images);
  }
}

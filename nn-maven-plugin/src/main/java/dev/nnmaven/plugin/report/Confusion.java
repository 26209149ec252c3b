package dev.nnmaven.plugin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A confused pair of classes.
 *
 * @param actual actual class
 * @param predicted predicted class
 * @param count number of images
 */
public record Confusion(String actual, String predicted, int count) {

  /** All confused pairs, most frequent first. */
  public static List<Confusion> in(EvaluationFigures figures) {
    List<Confusion> found = new ArrayList<>();
    int[][] counts = figures.confusion();
    for (int a = 0; a < counts.length; a++) {
      for (int p = 0; p < counts.length; p++) {
        if (a != p && counts[a][p] > 0) {
          found.add(
              new Confusion(
                  figures.classes().get(a).name(), figures.classes().get(p).name(), counts[a][p]));
        }
      }
    }
    found.sort(Comparator.comparing(Confusion::count).reversed());
    return found;
  }
}

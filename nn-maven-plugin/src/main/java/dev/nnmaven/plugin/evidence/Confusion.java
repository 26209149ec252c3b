package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A confused pair of classes.
 *
 * @param actual actual class
 * @param predicted predicted class
 * @param count number of images
 * @param images number of all images of the actual class
 */
public record Confusion(String actual, String predicted, int count, int images) {

  /**
   * All confused pairs, most frequent first.
   *
   * @param counts [actual][predicted]
   */
  public static List<Confusion> in(int[][] counts, List<String> classes) {
    List<Confusion> found = new ArrayList<>();
    for (int a = 0; a < counts.length; a++) {
      int images = IntStream.of(counts[a]).sum();
      for (int p = 0; p < counts.length; p++) {
        if (p != a && counts[a][p] > 0) {
          found.add(new Confusion(classes.get(a), classes.get(p), counts[a][p], images));
        }
      }
    }
    found.sort(Comparator.comparing(Confusion::count).reversed());
    return found;
  }

  /** Share of the images of the actual class. */
  public String share() {
    return Texts.percent(count, images);
  }

  /** Counts of a matrix, [actual][predicted]. */
  public static int[][] counts(ConfusionMatrix matrix) {
    int[][] counts = new int[matrix.classes()][matrix.classes()];
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        counts[actual][predicted] = matrix.count(actual, predicted);
      }
    }
    return counts;
  }
}

package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.task.ConfusionMatrix;
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
    return IntStream.range(0, counts.length)
        .boxed()
        .flatMap(
            a ->
                IntStream.range(0, counts.length)
                    .filter(p -> p != a && counts[a][p] > 0)
                    .mapToObj(
                        p ->
                            new Confusion(
                                classes.get(a),
                                classes.get(p),
                                counts[a][p],
                                IntStream.of(counts[a]).sum())))
        .sorted(Comparator.comparing(Confusion::count).reversed())
        .toList();
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

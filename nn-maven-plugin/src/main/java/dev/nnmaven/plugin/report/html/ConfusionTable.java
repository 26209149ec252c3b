package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Confusion matrix as a heat map, and the most confused pairs.
 *
 * @param names names of the classes shown, in order
 * @param leftOut note on omitted classes; empty if none
 * @param tall whether names are too long to be upright over a narrow column
 */
record ConfusionTable(
    List<String> names, List<Row> rows, String leftOut, boolean tall, List<Pair> pairs) {

  /** Row of one actual class. */
  record Row(String name, List<Cell> cells) {}

  /**
   * Cell with a count.
   *
   * @param style CSS class of its colour: {@code r} for right or {@code w} for wrong, and the shade
   */
  record Cell(String count, String style) {}

  /** A confused pair of classes. */
  record Pair(String actual, String predicted, String count, String share) {}

  private static final int MOST_CLASSES = 30;
  private static final int MOST_PAIRS = 10;
  private static final int SHADES = 8;
  private static final int UPRIGHT_LENGTH = 3;

  static ConfusionTable of(Evidence evidence) {
    ConfusionMatrix matrix = evidence.evaluation().confusion();
    List<String> classes = evidence.run().model().classes();
    int[][] counts = counts(matrix);
    int[] shown = shown(counts);
    List<String> names = IntStream.of(shown).mapToObj(classes::get).toList();
    return new ConfusionTable(
        names,
        IntStream.of(shown)
            .mapToObj(actual -> row(counts[actual], actual, shown, classes))
            .toList(),
        shown.length == classes.size()
            ? ""
            : Texts.format(
                "The %d of %s classes with the most mistakes.",
                shown.length, Texts.count(classes.size())),
        names.stream().anyMatch(name -> name.length() > UPRIGHT_LENGTH),
        pairs(counts, classes));
  }

  private static int[][] counts(ConfusionMatrix matrix) {
    int[][] counts = new int[matrix.classes()][matrix.classes()];
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        counts[actual][predicted] = matrix.count(actual, predicted);
      }
    }
    return counts;
  }

  /** Indices of the classes shown: all, or those with the most errors. */
  private static int[] shown(int[][] counts) {
    if (counts.length <= MOST_CLASSES) {
      return IntStream.range(0, counts.length).toArray();
    }
    long[] mistakes = new long[counts.length];
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (actual != predicted) {
          mistakes[actual] += counts[actual][predicted];
          mistakes[predicted] += counts[actual][predicted];
        }
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparing((Integer c) -> -mistakes[c]))
        .limit(MOST_CLASSES)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static Row row(int[] counts, int actual, int[] shown, List<String> classes) {
    int total = IntStream.of(counts).sum();
    List<Cell> cells = new ArrayList<>();
    for (int predicted : shown) {
      double share = counts[predicted] == 0 ? 0 : (double) counts[predicted] / total;
      // Square root, so that one mistake in 300 is visible.
      String style = predicted == actual ? "r" + shade(share) : "w" + shade(Math.sqrt(share));
      cells.add(new Cell(Texts.count(counts[predicted]), style));
    }
    return new Row(classes.get(actual), cells);
  }

  private static int shade(double strength) {
    return (int) Math.ceil(strength * SHADES);
  }

  private static List<Pair> pairs(int[][] counts, List<String> classes) {
    record Place(int actual, int predicted) {}
    List<Place> places = new ArrayList<>();
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (actual != predicted && counts[actual][predicted] > 0) {
          places.add(new Place(actual, predicted));
        }
      }
    }
    return places.stream()
        .sorted(Comparator.comparing((Place place) -> -counts[place.actual()][place.predicted()]))
        .limit(MOST_PAIRS)
        .map(
            place -> {
              int count = counts[place.actual()][place.predicted()];
              return new Pair(
                  classes.get(place.actual()),
                  classes.get(place.predicted()),
                  Texts.count(count),
                  Texts.percent(count, IntStream.of(counts[place.actual()]).sum()));
            })
        .toList();
  }
}

package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Line chart of one or two figures per epoch, laid out when the page is written, so that no script
 * is needed. The plot is {@value #SIZE} units wide and high, whatever its size on a screen.
 *
 * @param lines training first; a line without figures is omitted
 * @param columns hover areas, one per epoch, from left to right
 */
record LineChart(
    String title, List<Line> lines, List<Tick> epochs, List<Tick> values, List<Column> columns) {

  /** Tick mark, placed in percent from the left or bottom. */
  record Tick(String place, String text) {}

  /**
   * Hover area of one epoch.
   *
   * @param width relative width
   */
  record Column(String width, String text) {}

  /** Figures of one epoch; null if nothing was held out. */
  record Point(int epoch, Double training, @Nullable Double heldOut) {
    Stream<Double> values() {
      return Stream.of(training, heldOut).filter(Objects::nonNull);
    }
  }

  /** Grid units along each side. */
  private static final int SIZE = 1000;

  private static final int MOST_EPOCH_TICKS = 6;
  private static final int MOST_VALUE_TICKS = 5;

  /** Creates a chart of accuracies, up to 100%. */
  static LineChart ofShares(String title, List<Point> points) {
    Axis axis = Axis.around(values(points), 1);
    return of(title, points, axis, Axis::percent, Texts::percent);
  }

  /** Creates a chart of losses, without upper limit. */
  static LineChart ofLosses(String title, List<Point> points) {
    Axis axis = Axis.around(values(points), Double.MAX_VALUE);
    return of(title, points, axis, Axis::plain, Texts::loss);
  }

  private static List<Double> values(List<Point> points) {
    return points.stream().flatMap(Point::values).toList();
  }

  private static LineChart of(
      String title,
      List<Point> points,
      Axis vertical,
      Function<Double, String> onAxis,
      Function<Double, String> exact) {
    Axis horizontal = Axis.ofEpochs(points.stream().map(Point::epoch).toList());
    return new LineChart(
        title,
        Stream.<Function<Point, Double>>of(Point::training, Point::heldOut)
            .map(figure -> Line.of(points, figure, horizontal, vertical))
            .filter(line -> !line.path().isEmpty())
            .toList(),
        horizontal.ticks(MOST_EPOCH_TICKS, 1, Axis::plain),
        vertical.ticks(MOST_VALUE_TICKS, 0, onAxis),
        columns(points, exact));
  }

  private static List<Column> columns(List<Point> points, Function<Double, String> exact) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      int left = points.get(Math.max(0, i - 1)).epoch();
      int right = points.get(Math.min(points.size() - 1, i + 1)).epoch();
      // Halfway to each neighbour; a single epoch fills the plot.
      columns.add(
          new Column(
              Integer.toString(Math.max(1, right - left)),
              Texts.format(
                  "epoch %,d: training %s%s",
                  point.epoch(),
                  exact.apply(point.training()),
                  point.heldOut() == null ? "" : ", held out " + exact.apply(point.heldOut()))));
    }
    return columns;
  }

  /** SVG path of a line, and of its isolated points. */
  record Line(String path, String dots) {

    static Line of(
        List<Point> points, Function<Point, Double> figure, Axis horizontal, Axis vertical) {
      StringBuilder path = new StringBuilder();
      StringBuilder dots = new StringBuilder();
      for (int i = 0; i < points.size(); i++) {
        Double value = figure.apply(points.get(i));
        if (value == null) {
          continue;
        }
        String place =
            grid(horizontal.share(points.get(i).epoch())) + " " + grid(1 - vertical.share(value));
        boolean begins = i == 0 || figure.apply(points.get(i - 1)) == null;
        boolean ends = i == points.size() - 1 || figure.apply(points.get(i + 1)) == null;
        path.append(begins ? "M" : "L").append(place);
        if (begins && ends) {
          dots.append("M").append(place).append("h0");
        }
      }
      return new Line(path.toString(), dots.toString());
    }

    private static String grid(double share) {
      return Long.toString(Math.round(share * SIZE));
    }
  }
}

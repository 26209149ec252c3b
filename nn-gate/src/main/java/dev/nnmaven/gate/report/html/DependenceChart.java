package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.gate.evidence.PartialDependence.Point;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.ColumnValue;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the answers change with one column: lines over its numbers, or marks beside its words.
 *
 * @param name of the column
 * @param lines one for each answer; without a path for words
 * @param across ticks of the column's numbers; none for words
 * @param up ticks of the answers
 * @param rows one for each value
 */
record DependenceChart(
    String name,
    List<LineChart.Line> lines,
    List<LineChart.Tick> across,
    List<LineChart.Tick> up,
    List<Row> rows) {

  /**
   * The answers at a value.
   *
   * @param width of the part of the chart that is nearest to it, relative
   * @param marks places of the answers, from the left, with their styles
   * @param all the figures with the names of the answers
   */
  record Row(String value, String width, List<Mark> marks, List<String> figures, String all) {}

  /** A mark for an answer. */
  record Mark(String place, String style) {}

  private static final List<String> STYLES = List.of("first", "second", "third");

  /** Where days are written: as shares of the axis, far enough from its ends. */
  private static final List<Double> DATES = List.of(0.15, 0.85);

  private static final int SIZE = 1000;
  private static final int MOST_ACROSS = 4;
  private static final int MOST_UP = 5;
  private static final int LONGEST_NAME = 24;

  static DependenceChart of(PartialDependence found, Axis up, boolean areShares) {
    List<String> answers =
        found.answers().stream().map(one -> Shown.text(Shown.cut(one, LONGEST_NAME))).toList();
    Decimals decimals =
        Decimals.of(
            found.points().stream()
                .flatMap(point -> point.means().stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
    Function<Double, String> text = areShares ? Texts::percent : decimals::text;
    boolean isLine = ColumnValue.areContinuous(found.column());
    List<Point> points = found.points();
    Thousands thousands =
        Thousands.of(found.column(), points.stream().mapToDouble(Point::raw).toArray());
    Axis across = new Axis(points.get(0).raw(), points.get(points.size() - 1).raw());
    return new DependenceChart(
        Shown.text(found.column().name()),
        IntStream.range(0, answers.size())
            .mapToObj(a -> line(answers.get(a), a, isLine ? points : List.of(), across, up))
            .toList(),
        isLine ? ticks(across, found.column(), thousands) : List.of(),
        areShares ? up.ticks(MOST_UP, 0, Axis::percent) : up.ticks(MOST_UP, 0),
        IntStream.range(0, points.size())
            .mapToObj(i -> row(points, i, answers, isLine ? across : up, up, text, thousands))
            .toList());
  }

  private static LineChart.Line line(
      String name, int answer, List<Point> points, Axis across, Axis up) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : points) {
      String place =
          Math.round(across.share(point.raw()) * SIZE)
              + " "
              + Math.round((1 - up.share(point.means().get(answer))) * SIZE);
      path.append(path.isEmpty() ? "M" : "L").append(place);
      dots.append("M").append(place).append("h0");
    }
    return new LineChart.Line(name, STYLES.get(answer), path.toString(), dots.toString());
  }

  /** Of numbers, round ones. */
  private static List<LineChart.Tick> ticks(Axis across, Column column, Thousands thousands) {
    return switch (column.kind()) {
      case DATE -> DATES.stream().map(share -> date(across, share, column)).toList();
      default ->
          thousands.areSeparated()
              ? across.ticks(MOST_ACROSS, 0)
              : across.ticks(MOST_ACROSS, 0, column::text);
    };
  }

  private static LineChart.Tick date(Axis across, double share, Column column) {
    double day = Math.rint(across.from() + share * (across.to() - across.from()));
    return new LineChart.Tick(Texts.format("%.2f%%", across.share(day) * 100), column.text(day));
  }

  private static Row row(
      List<Point> points,
      int i,
      List<String> answers,
      Axis across,
      Axis up,
      Function<Double, String> text,
      Thousands thousands) {
    Point point = points.get(i);
    List<String> figures = point.means().stream().map(text).toList();
    List<String> named = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int a = 0; a < figures.size(); a++) {
      named.add(answers.get(a) + " " + figures.get(a));
      marks.add(
          new Mark(Texts.format("%.2f%%", up.share(point.means().get(a)) * 100), STYLES.get(a)));
    }
    String value = thousands.text(Shown.text(Shown.cut(point.value(), LONGEST_NAME)));
    // Halfway to each neighbour.
    double left = across.share(points.get(Math.max(0, i - 1)).raw());
    double right = across.share(points.get(Math.min(points.size() - 1, i + 1)).raw());
    return new Row(
        value,
        Texts.format("%.4f", Math.max(1e-4, right - left)),
        marks,
        figures,
        value + ": " + String.join(", ", named));
  }
}

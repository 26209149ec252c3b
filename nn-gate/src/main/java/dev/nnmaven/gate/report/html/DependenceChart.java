package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.PartialDependence;
import dev.nnmaven.gate.evidence.PartialDependence.Point;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.ColumnValue;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the answers change with one column: lines over its numbers, or marks beside its words.
 *
 * @param name of the column
 * @param isOfWords whether the values are words, which have no line
 * @param rows one for each value
 */
record DependenceChart(String name, boolean isOfWords, Plot plot, List<Row> rows) {

  /**
   * The answers at a value.
   *
   * @param marks places of the answers, from the left, with their styles
   */
  record Row(String value, List<Mark> marks, List<String> figures) {}

  /** A mark for an answer. */
  record Mark(String place, String style) {}

  private static final List<String> STYLES = List.of("first", "second", "third");

  /** Where days are written: as shares of the axis, far enough from its ends. */
  private static final List<Double> DATES = List.of(0.15, 0.85);

  private static final int MOST_ACROSS = 4;
  private static final int MOST_UP = 5;
  private static final int LONGEST_NAME = 24;

  static DependenceChart of(PartialDependence dependence, Axis up, boolean areShares) {
    List<String> answers =
        dependence.answers().stream()
            .map(answer -> SafeText.text(SafeText.cut(answer, LONGEST_NAME)))
            .toList();
    Decimals decimals = Decimals.of(dependence.means().toArray());
    Function<Double, String> text = areShares ? Formats::percent : decimals::text;
    boolean isLine = ColumnValue.areContinuous(dependence.column());
    List<Point> points = dependence.points();
    double[] raws = points.stream().mapToDouble(Point::raw).toArray();
    Thousands thousands = Thousands.of(dependence.column(), raws);
    Axis across = new Axis(raws[0], raws[raws.length - 1]);
    List<Row> rows = points.stream().map(point -> row(point, up, text, thousands)).toList();
    String name = SafeText.text(dependence.column().name());
    return new DependenceChart(
        name,
        !isLine,
        new Plot(
            "Mean answer for each value of %s; the table below has the figures".formatted(name),
            new Plot.Side("", up.ticks(MOST_UP, areShares)),
            new Plot.Side("", isLine ? ticks(across, dependence.column(), thousands) : List.of()),
            IntStream.range(0, answers.size())
                .mapToObj(a -> line(answers.get(a), a, isLine ? points : List.of(), across, up))
                .toList(),
            "",
            isLine ? areas(rows, raws, answers, across) : List.of()),
        rows);
  }

  private static Plot.Line line(String name, int answer, List<Point> points, Axis across, Axis up) {
    List<Plot.Point> places =
        points.stream()
            .map(
                point ->
                    new Plot.Point(across.share(point.raw()), up.share(point.means().get(answer))))
            .toList();
    return Plot.Line.of(name, STYLES.get(answer), places, "").withDots(places);
  }

  /** Of numbers, round ones. */
  private static List<Plot.Tick> ticks(Axis across, Column column, Thousands thousands) {
    return switch (column.kind()) {
      case DATE -> DATES.stream().map(share -> date(across, share, column)).toList();
      default ->
          thousands.areSeparated()
              ? across.ticks(MOST_ACROSS, 0)
              : across.ticks(MOST_ACROSS, 0, column::text);
    };
  }

  private static Plot.Tick date(Axis across, double share, Column column) {
    double day = Math.rint(across.from() + share * (across.to() - across.from()));
    return new Plot.Tick(across.place(day), column.text(day));
  }

  private static Row row(Point point, Axis up, Function<Double, String> text, Thousands thousands) {
    List<Double> means = point.means();
    return new Row(
        thousands.text(SafeText.text(SafeText.cut(point.value(), LONGEST_NAME))),
        IntStream.range(0, means.size())
            .mapToObj(a -> new Mark(up.place(means.get(a)), STYLES.get(a)))
            .toList(),
        means.stream().map(text).toList());
  }

  /** Each reaches halfway to its neighbours. */
  private static List<Plot.Area> areas(
      List<Row> rows, double[] raws, List<String> answers, Axis across) {
    List<Plot.Area> areas = new ArrayList<>();
    for (int i = 0; i < raws.length; i++) {
      List<String> figures = rows.get(i).figures();
      double left = across.share(raws[Math.max(0, i - 1)]);
      double right = across.share(raws[Math.min(raws.length - 1, i + 1)]);
      areas.add(
          new Plot.Area(
              Formats.format("%.4f", Math.max(1e-4, right - left)),
              IntStream.range(0, figures.size())
                  .mapToObj(a -> answers.get(a) + " " + figures.get(a))
                  .collect(Collectors.joining(", ", rows.get(i).value() + ": ", ""))));
    }
    return areas;
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A plot with a legend, such as figures per epoch; a line without figures is omitted. */
public record LineChart(String title, Plot plot) {

  /**
   * Figures to draw as one line.
   *
   * @param style class in the style sheet
   * @param figures one for each epoch; null where there is none
   */
  record Series(String name, String style, List<@Nullable Double> figures) {}

  /**
   * Epochs of a chart.
   *
   * @param numbers of the epochs, from left to right
   * @param kept the one to mark; 0 for none
   */
  record Epochs(List<Integer> numbers, int kept) {}

  private static final int MOST_EPOCH_TICKS = 6;
  private static final int MOST_VALUE_TICKS = 5;

  /**
   * Creates a chart.
   *
   * @param areShares whether the figures end at 100%; others have no upper limit
   * @param exact formats a figure
   */
  static LineChart of(
      String title,
      Epochs epochs,
      List<Series> series,
      boolean areShares,
      Function<Double, String> exact) {
    List<Double> figures =
        series.stream().flatMap(line -> line.figures().stream()).filter(Objects::nonNull).toList();
    Axis up = Axis.around(figures, areShares);
    Axis across = Axis.ofEpochs(epochs.numbers());
    return new LineChart(
        title,
        new Plot(
            title + " in each epoch; the table below has the figures",
            new Plot.Side("", up.ticks(MOST_VALUE_TICKS, areShares)),
            new Plot.Side("epoch", across.ticks(MOST_EPOCH_TICKS, 1)),
            series.stream()
                .map(figured -> line(figured, epochs.numbers(), across, up))
                .filter(line -> !line.path().isEmpty())
                .toList(),
            epochs.kept() == 0 ? "" : across.place(epochs.kept()),
            IntStream.range(0, epochs.numbers().size())
                .mapToObj(i -> area(i, epochs, series, exact))
                .toList()));
  }

  private static Plot.Line line(Series series, List<Integer> epochs, Axis across, Axis up) {
    List<Plot.@Nullable Point> points = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      Double figure = series.figures().get(i);
      points.add(
          figure == null ? null : new Plot.Point(across.share(epochs.get(i)), up.share(figure)));
    }
    return Plot.Line.of(series.name(), series.style(), points, "");
  }

  /** Halfway to each neighbour; a single epoch fills the plot. */
  private static Plot.Area area(
      int i, Epochs epochs, List<Series> series, Function<Double, String> exact) {
    List<Integer> numbers = epochs.numbers();
    int left = numbers.get(Math.max(0, i - 1));
    int right = numbers.get(Math.min(numbers.size() - 1, i + 1));
    List<String> figures = new ArrayList<>();
    for (Series line : series) {
      Double figure = line.figures().get(i);
      if (figure != null) {
        figures.add(line.name() + " " + exact.apply(figure));
      }
    }
    return new Plot.Area(
        Integer.toString(Math.max(1, right - left)),
        Formats.format(
            "epoch %,d%s: %s",
            numbers.get(i),
            numbers.get(i) == epochs.kept() ? " (kept)" : "",
            String.join(", ", figures)));
  }
}

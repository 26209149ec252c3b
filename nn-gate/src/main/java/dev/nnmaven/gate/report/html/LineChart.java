package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Line chart of figures per epoch, laid out when the page is written, so that no script is needed.
 * The plot is {@value #SIZE} units wide and high, whatever its size on a screen.
 *
 * @param lines a line without figures is omitted
 * @param kept place of the epoch that is marked as kept, in percent from the left; empty if none
 * @param columns hover areas, one per epoch, from left to right
 */
public record LineChart(
    String title,
    List<Line> lines,
    String kept,
    List<Tick> epochs,
    List<Tick> values,
    List<Column> columns) {

  /** Tick mark, placed in percent from the left or bottom. */
  public record Tick(String place, String text) {}

  /**
   * Hover area of one epoch.
   *
   * @param width relative width
   */
  public record Column(String width, String text) {}

  /**
   * Figures to draw as one line.
   *
   * @param style class in the style sheet
   * @param figures one for each epoch; null where there is none
   */
  public record Series(String name, String style, List<@Nullable Double> figures) {}

  /**
   * Epochs of a chart.
   *
   * @param numbers of the epochs, from left to right
   * @param kept the one to mark; 0 for none
   */
  public record Epochs(List<Integer> numbers, int kept) {}

  /** Grid units along each side. */
  private static final int SIZE = 1000;

  private static final int MOST_EPOCH_TICKS = 6;
  private static final int MOST_VALUE_TICKS = 5;

  /** Creates a chart of accuracies, up to 100%. */
  static LineChart ofShares(String title, Epochs epochs, List<Series> series) {
    Axis axis = Axis.around(values(series), 1);
    return of(
        title,
        epochs,
        series,
        axis,
        axis.ticks(MOST_VALUE_TICKS, 0, Axis::percent),
        Texts::percent);
  }

  /** Creates a chart of losses, without upper limit. */
  static LineChart ofLosses(String title, Epochs epochs, List<Series> series) {
    Axis axis = Axis.around(values(series), Double.MAX_VALUE);
    return of(title, epochs, series, axis, axis.ticks(MOST_VALUE_TICKS, 0), Texts::loss);
  }

  /** Creates a chart of errors of a number, without upper limit. */
  static LineChart ofErrors(String title, Epochs epochs, List<Series> series) {
    Axis axis = Axis.around(values(series), Double.MAX_VALUE);
    return of(title, epochs, series, axis, axis.ticks(MOST_VALUE_TICKS, 0), Texts::number);
  }

  /** Creates a chart of rates, without upper limit. */
  static LineChart ofRates(String title, Epochs epochs, List<Series> series) {
    Axis axis = Axis.around(values(series), Double.MAX_VALUE);
    return of(title, epochs, series, axis, axis.ticks(MOST_VALUE_TICKS, 0), Axis::plain);
  }

  private static List<Double> values(List<Series> series) {
    return series.stream().flatMap(one -> one.figures().stream()).filter(Objects::nonNull).toList();
  }

  private static LineChart of(
      String title,
      Epochs epochs,
      List<Series> series,
      Axis vertical,
      List<Tick> values,
      Function<Double, String> exact) {
    Axis horizontal = Axis.ofEpochs(epochs.numbers());
    return new LineChart(
        title,
        series.stream()
            .map(one -> Line.of(epochs.numbers(), one, horizontal, vertical))
            .filter(line -> !line.path().isEmpty())
            .toList(),
        epochs.kept() == 0 ? "" : Texts.format("%.2f%%", horizontal.share(epochs.kept()) * 100),
        horizontal.ticks(MOST_EPOCH_TICKS, 1),
        values,
        columns(epochs, series, exact));
  }

  private static List<Column> columns(
      Epochs epochs, List<Series> series, Function<Double, String> exact) {
    List<Integer> numbers = epochs.numbers();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int left = numbers.get(Math.max(0, i - 1));
      int right = numbers.get(Math.min(numbers.size() - 1, i + 1));
      List<String> figures = new ArrayList<>();
      for (Series one : series) {
        Double figure = one.figures().get(i);
        if (figure != null) {
          figures.add(one.name() + " " + exact.apply(figure));
        }
      }
      // Halfway to each neighbour; a single epoch fills the plot.
      columns.add(
          new Column(
              Integer.toString(Math.max(1, right - left)),
              Texts.format(
                  "epoch %,d%s: %s",
                  numbers.get(i),
                  numbers.get(i) == epochs.kept() ? " (kept)" : "",
                  String.join(", ", figures))));
    }
    return columns;
  }

  /** SVG path of a line, and of its isolated points. */
  public record Line(String name, String style, String path, String dots) {

    static Line of(List<Integer> epochs, Series series, Axis horizontal, Axis vertical) {
      StringBuilder path = new StringBuilder();
      StringBuilder dots = new StringBuilder();
      List<@Nullable Double> figures = series.figures();
      for (int i = 0; i < epochs.size(); i++) {
        Double value = figures.get(i);
        if (value == null) {
          continue;
        }
        String place =
            grid(horizontal.share(epochs.get(i))) + " " + grid(1 - vertical.share(value));
        boolean begins = i == 0 || figures.get(i - 1) == null;
        boolean ends = i == epochs.size() - 1 || figures.get(i + 1) == null;
        path.append(begins ? "M" : "L").append(place);
        if (begins && ends) {
          dots.append("M").append(place).append("h0");
        }
      }
      return new Line(series.name(), series.style(), path.toString(), dots.toString());
    }

    private static String grid(double share) {
      return Long.toString(Math.round(share * SIZE));
    }
  }
}

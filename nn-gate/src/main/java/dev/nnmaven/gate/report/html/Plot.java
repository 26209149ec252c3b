package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plot of lines and points, laid out when the page is written, so that no script is needed. It is
 * {@value #SIZE} units wide and high, whatever its size on a screen.
 *
 * @param label what it shows, for those who cannot see it
 * @param marked place that is marked, in percent from the left; empty if none
 * @param areas hover areas, from left to right
 */
public record Plot(
    String label, Side up, Side across, List<Line> lines, String marked, List<Area> areas) {

  /**
   * An axis as it is drawn.
   *
   * @param name what its numbers are; empty if the plot's title says so
   */
  public record Side(String name, List<Tick> ticks) {}

  /** Tick mark, placed in percent from the left or bottom. */
  public record Tick(String place, String text) {}

  /**
   * Where a point is, as shares of the plot.
   *
   * @param across from the left
   * @param up from the bottom
   */
  public record Point(double across, double up) {

    /** Of points in order, the ends, and those that are not within 1/250 of the one before. */
    static List<Point> thinned(List<Point> points) {
      List<Point> kept = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        Point last = kept.isEmpty() ? points.get(i) : kept.get(kept.size() - 1);
        double off =
            Math.max(
                Math.abs(points.get(i).across - last.across), Math.abs(points.get(i).up - last.up));
        if (i == 0 || off >= LEAST_STEP || i == points.size() - 1) {
          kept.add(points.get(i));
        }
      }
      return kept;
    }

    private String place() {
      return Math.round(across * SIZE) + " " + Math.round((1 - up) * SIZE);
    }
  }

  /**
   * A line, or points.
   *
   * @param style class in the style sheet
   * @param path SVG path of the line
   * @param dots SVG path of the points that are drawn as such
   * @param hint what is shown when it is pointed at; empty for nothing
   */
  public record Line(String name, String style, String path, String dots, String hint) {

    /** A line with a gap for each null; a point between gaps is a dot. */
    public static Line of(
        String name, String style, List<? extends @Nullable Point> points, String hint) {
      StringBuilder path = new StringBuilder();
      StringBuilder dots = new StringBuilder();
      for (int i = 0; i < points.size(); i++) {
        Point point = points.get(i);
        if (point == null) {
          continue;
        }
        boolean begins = i == 0 || points.get(i - 1) == null;
        boolean ends = i == points.size() - 1 || points.get(i + 1) == null;
        path.append(begins ? "M" : "L").append(point.place());
        dots.append(begins && ends ? dot(point) : "");
      }
      return new Line(name, style, path.toString(), dots.toString(), hint);
    }

    /** A straight line from one height on the left to another on the right, both as shares. */
    public static Line across(String name, String style, double left, double right) {
      return of(name, style, List.of(new Point(0, left), new Point(1, right)), "");
    }

    /** The same with points. */
    public Line withDots(List<Point> points) {
      return new Line(
          name, style, path, points.stream().map(Line::dot).collect(Collectors.joining()), hint);
    }

    private static String dot(Point point) {
      return "M" + point.place() + "h0";
    }
  }

  /**
   * Hover area over the whole height.
   *
   * @param width relative width
   */
  public record Area(String width, String text) {}

  /** Units along each side. */
  private static final int SIZE = 1000;

  private static final double LEAST_STEP = 0.004;
  private static final int LEAST_GUTTER = 5;
  private static final double WIDE_LETTER = 0.6;

  /** Creates a plot without marks and hover areas. */
  public Plot(String label, Side up, Side across, List<Line> lines) {
    this(label, up, across, lines, "", List.of());
  }

  /** Whether both axes have one scale. */
  public boolean isSquare() {
    return up.ticks().equals(across.ticks());
  }

  /** Room for the longest of the labels on the left, in widths of a digit. */
  public String gutter() {
    int longest = up.ticks().stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
    return Formats.format("%.1fch", Math.max(LEAST_GUTTER, longest + WIDE_LETTER));
  }
}

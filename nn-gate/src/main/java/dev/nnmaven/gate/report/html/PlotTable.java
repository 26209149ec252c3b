package dev.nnmaven.gate.report.html;

import java.util.List;

/**
 * A section with a plot, and a table of its figures.
 *
 * @param before what the plot shows of something with a name
 * @param name that name, such as that of a column or class
 * @param after the end of that sentence
 * @param note how to read the table
 * @param caption title of the plot
 * @param beside other plots of the same figures
 * @param label title of the table, for those who cannot see it
 * @param heads those of its columns
 */
public record PlotTable(
    String id,
    String title,
    String before,
    String name,
    String after,
    String note,
    String caption,
    Plot plot,
    List<LineChart> beside,
    String label,
    List<String> heads,
    List<Row> rows) {

  /**
   * A row.
   *
   * @param from what it is of: {@code 3 to}
   * @param to end of that range
   */
  public record Row(String from, String to, List<String> cells) {}

  /** As a section of a page. */
  public Section section() {
    return Section.of(id, title, "plottable", this).orElseThrow();
  }
}

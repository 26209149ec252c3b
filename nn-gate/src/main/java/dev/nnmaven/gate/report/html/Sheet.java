package dev.nnmaven.gate.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A self-contained page of sections below a title and a few figures.
 *
 * @param kicker what made it, above the title
 */
public record Sheet(
    Assets assets,
    String kicker,
    String title,
    String summary,
    List<Figure> figures,
    List<Section> sections) {

  /** A figure and what it is of. */
  public record Figure(String name, String value, String note) {}

  public void write(Path file) throws IOException {
    HtmlReport.write(file, "sheet.jte", HtmlReport.class, this);
  }
}

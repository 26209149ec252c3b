package dev.nnmaven.gate.report.html;

import gg.jte.Content;
import java.util.Locale;
import java.util.Optional;

/**
 * A section of the page.
 *
 * @param id its anchor
 * @param link its name in the list of sections
 */
public record Section(String id, String link, Content content) {

  /**
   * A section whose anchor is the first word of its link.
   *
   * @param template its name, without ending
   * @param model its parameter; empty if there is nothing to show
   */
  static Optional<Section> of(String link, String template, Optional<?> model) {
    String id = link.split(" ")[0].toLowerCase(Locale.ROOT);
    return model.map(known -> of(id, link, template, known));
  }

  /** A section of a template. */
  public static Section of(String id, String link, String template, Object model) {
    return new Section(id, link, HtmlReport.content(template + ".jte", HtmlReport.class, model));
  }
}

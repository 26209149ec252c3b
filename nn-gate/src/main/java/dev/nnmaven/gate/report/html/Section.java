package dev.nnmaven.gate.report.html;

import gg.jte.Content;
import java.util.Optional;

/**
 * A section of the page.
 *
 * @param id its anchor
 * @param link its name in the list of sections
 */
public record Section(String id, String link, Content content) {

  /**
   * A section of a template.
   *
   * @param template its name, without ending
   * @param model its parameter; empty if there is nothing to show
   */
  static Optional<Section> of(String id, String link, String template, Optional<?> model) {
    return model.map(known -> new Section(id, link, HtmlReport.content(template + ".jte", known)));
  }

  public static Optional<Section> of(String id, String link, String template, Object model) {
    return of(id, link, template, Optional.of(model));
  }
}

package dev.nnmaven.gate.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Templates of Markdown and XML, which escape their texts themselves. */
public final class PlainTemplate {

  private PlainTemplate() {}

  /**
   * Fills a template.
   *
   * @param name with its package, below that of the gate
   */
  public static String fill(String name, Object model) {
    StringOutput text = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Plain, PlainTemplate.class.getClassLoader(), "dev.nnmaven.gate")
        .render(name, model, text);
    return text.toString();
  }
}

package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.evidence.Evidence;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes an evaluation as one self-contained HTML file. Equal evidence gives equal bytes.
 * docs/report.md describes the content.
 */
public final class HtmlReport {

  private static final String TEMPLATE = "page.jte";

  private HtmlReport() {}

  /** Writes the file. */
  public static void write(Path file, Evidence evidence) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    Page page = Page.of(evidence);
    templates().render(TEMPLATE, page, html);
    WholeFile.write(file, html::writeTo);
  }

  /** Template engine for the precompiled templates, which only this class's loader can find. */
  private static TemplateEngine templates() {
    Class<?> here = HtmlReport.class;
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, here.getClassLoader(), here.getPackageName());
  }
}

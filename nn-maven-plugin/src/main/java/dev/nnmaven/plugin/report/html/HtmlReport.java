package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.Verdict;
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
  public static void write(Path file, Evidence evidence, Verdict verdict) throws IOException {
    write(file, TEMPLATE, Page.of(evidence, verdict));
  }

  /** Writes a page of a template of this package or below, which only this class's loader finds. */
  public static void write(Path file, String template, Object page) throws IOException {
    Class<?> here = HtmlReport.class;
    Utf8ByteOutput html = new Utf8ByteOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, here.getClassLoader(), here.getPackageName())
        .render(template, page, html);
    WholeFile.write(file, html::writeTo);
  }
}

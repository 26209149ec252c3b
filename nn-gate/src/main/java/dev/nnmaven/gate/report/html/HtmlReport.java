package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.text.SafeText;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an evaluation as one self-contained HTML file. Equal evidence gives equal bytes.
 * docs/report.md describes the content.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** Escapes what nobody sees, whichever text of a page it came in with; line ends stay. */
  private record VisibleOutput(TemplateOutput html) implements TemplateOutput {

    @Override
    public void writeContent(String text) {
      boolean visible = text.codePoints().noneMatch(c -> c != '\n' && SafeText.isUnseen(c));
      html.writeContent(
          visible
              ? text
              : Stream.of(text.split("\n", -1))
                  .map(SafeText::escaped)
                  .collect(Collectors.joining("\n")));
    }

    @Override
    public void writeContent(String text, int begin, int end) {
      writeContent(text.substring(begin, end));
    }
  }

  public static void write(Path file, Evidence evidence, Verdict verdict) throws IOException {
    write(file, "page.jte", HtmlReport.class, Page.of(evidence, verdict));
  }

  /**
   * Writes a page.
   *
   * @param owner class in the package of the template, or above it
   */
  public static void write(Path file, String template, Class<?> owner, Object page)
      throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    engine(owner).render(template, page, new VisibleOutput(html));
    AtomicFile.write(file, html::writeTo);
  }

  /** A plot for a page whose templates are elsewhere. */
  public static Content content(Plot plot) {
    return content("plot.jte", HtmlReport.class, plot);
  }

  /**
   * A part of a page.
   *
   * @param owner class in the package of the template, or above it
   */
  public static Content content(String template, Class<?> owner, Object model) {
    return output -> engine(owner).render(template, model, output);
  }

  private static TemplateEngine engine(Class<?> owner) {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, owner.getClassLoader(), owner.getPackageName());
  }
}

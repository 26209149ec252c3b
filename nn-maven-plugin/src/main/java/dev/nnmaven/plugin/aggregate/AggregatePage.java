package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.report.EvaluationJson;
import dev.nnmaven.plugin.report.Sentences;
import dev.nnmaven.plugin.report.html.HtmlReport;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Urls;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Self-contained HTML page of the models of all modules, with links to their reports.
 *
 * @param project project of the modules
 * @param style content of its style element
 * @param status overall status: {@code passed}, {@code failed} or {@code open}
 * @param verdict the same in words
 * @param lines one per model
 */
public record AggregatePage(
    String project, String style, String status, String verdict, List<Line> lines) {

  /**
   * Line of one model. Texts are empty if there is nothing to show.
   *
   * @param module its name
   * @param status {@code passed}, {@code failed} or {@code open}
   * @param verdict in words
   * @param note how current it is, or why there is nothing
   * @param accuracy accuracy with the number of images
   * @param interval confidence interval of the accuracy
   * @param baseline change from the baseline
   * @param model beginning of the model's hash
   * @param report relative link to its report
   */
  public record Line(
      String module,
      String status,
      String verdict,
      String note,
      String accuracy,
      String interval,
      String baseline,
      String model,
      String report) {}

  private static final String TEMPLATE = "aggregate/aggregate.jte";
  private static final String STYLE = "report.css";
  private static final int SHA_DIGITS = 12;

  /**
   * Writes the file.
   *
   * @param project whose modules these are
   */
  public static void write(Path file, String project, List<Row> rows) throws IOException {
    Utf8ByteOutput html = new Utf8ByteOutput();
    templates().render(TEMPLATE, of(project, rows, file), html);
    WholeFile.write(file, html::writeTo);
  }

  /** Template engine shared by all pages. */
  private static TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(
        null,
        ContentType.Html,
        HtmlReport.class.getClassLoader(),
        HtmlReport.class.getPackageName());
  }

  static AggregatePage of(String project, List<Row> rows, Path file) throws IOException {
    List<Line> lines = rows.stream().map(row -> line(row, file)).toList();
    long failed = count(lines, "failed");
    long open = count(lines, "open");
    String status = failed > 0 ? "failed" : open > 0 ? "open" : "passed";
    try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
      String style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new AggregatePage(project, style, status, verdict(rows, failed, open), lines);
    }
  }

  private static String verdict(List<Row> rows, long failed, long open) {
    long unknown = rows.stream().filter(row -> row.evaluation().isEmpty()).count();
    int all = rows.size();
    String models = all == 1 ? "1 model" : Texts.count(all) + " models";
    if (failed > 0) {
      return Texts.format("%d of %s failed", failed, models);
    }
    if (unknown > 0) {
      return Texts.format("%d of %s not judged", unknown, models);
    }
    if (open > 0) {
      long partly = rows.stream().filter(AggregatePage::isPartlyChecked).count();
      return partly > 0
          ? Texts.format("%d of %s not wholly checked", partly, models)
          : Texts.format("%d of %s without a gate", open, models);
    }
    return Texts.format("%s passed", models);
  }

  private static boolean isPartlyChecked(Row row) {
    return row.evaluation().stream().anyMatch(evaluation -> evaluation.gate().isOpen());
  }

  private static long count(List<Line> lines, String status) {
    return lines.stream().filter(line -> line.status().equals(status)).count();
  }

  private static Line line(Row row, Path file) {
    String name = row.module().title();
    if (row.evaluation().isEmpty()) {
      String note = row.problem().isEmpty() ? row.state().note() : row.problem();
      return new Line(name, "open", "not judged", note, "", "", "", "", "");
    }
    EvaluationJson evaluation = row.evaluation().get();
    return new Line(
        name,
        !evaluation.gate().passed() ? "failed" : evaluation.gate().holds() ? "passed" : "open",
        Sentences.verdict(evaluation.gate()),
        row.state().note(),
        Sentences.accuracy(evaluation.heldOut()),
        Sentences.interval(evaluation.heldOut()),
        AggregateLog.againstBaseline(evaluation),
        evaluation.model().sha256().substring(0, SHA_DIGITS),
        link(row.module().reports().page(), file));
  }

  /**
   * Relative link between files, so that both may be moved together; empty if the file is missing.
   */
  private static String link(Path report, Path from) {
    if (!Files.exists(report) || !report.getRoot().equals(from.getRoot())) {
      return "";
    }
    Path relative = from.getParent().relativize(report);
    return StreamSupport.stream(relative.spliterator(), false)
        .map(part -> Urls.encoded(part.toString()))
        .collect(Collectors.joining("/"));
  }
}

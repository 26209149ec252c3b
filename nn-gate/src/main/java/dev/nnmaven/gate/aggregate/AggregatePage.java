package dev.nnmaven.gate.aggregate;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Self-contained HTML page of the models of all modules, with links to their reports.
 *
 * @param file where the page is
 */
public record AggregatePage(String project, Assets assets, List<Row> rows, Path file) {

  /** Writes the file. */
  public static void write(Path file, String project, List<Row> rows) throws IOException {
    HtmlReport.write(
        file,
        "aggregate/aggregate.jte",
        HtmlReport.class,
        new AggregatePage(project, Assets.load(), rows, file));
  }

  /** Overall status: {@code passed}, {@code failed} or {@code open}. */
  public String status() {
    return count("failed") > 0 ? "failed" : count("open") > 0 ? "open" : "passed";
  }

  public String verdict() {
    String models = Formats.count(rows.size(), "model");
    if (count("failed") > 0) {
      return Formats.format("%d of %s failed", count("failed"), models);
    }
    long unknown = rows.stream().filter(row -> row.evaluation().isEmpty()).count();
    if (unknown > 0) {
      return Formats.format("%d of %s not evaluated", unknown, models);
    }
    long partly =
        rows.stream()
            .flatMap(row -> row.evaluation().stream())
            .filter(evaluation -> evaluation.verdict().open() > 0)
            .count();
    if (partly > 0) {
      return Formats.format("%d of %s not wholly checked", partly, models);
    }
    return count("open") > 0
        ? Formats.format("%d of %s without a gate", count("open"), models)
        : models + " passed";
  }

  private long count(String status) {
    return rows.stream().filter(row -> row.status().equals(status)).count();
  }

  /** Relative link to the report of a model; empty if there is none. */
  public String link(Row row) {
    return row.text(known -> link(row.module().reports().page(), file));
  }

  /**
   * Relative link between files, so that both may be moved together; empty if the file is missing.
   */
  private static String link(Path report, Path from) {
    if (!Files.exists(report) || !report.getRoot().equals(from.getRoot())) {
      return "";
    }
    Path relative = from.resolveSibling("").relativize(report);
    return StreamSupport.stream(relative.spliterator(), false)
        .map(part -> Formats.url(part.toString()))
        .collect(Collectors.joining("/"));
  }
}

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
 * @param status overall status: {@code passed}, {@code failed} or {@code open}
 */
public record AggregatePage(
    String project, Assets assets, String status, String verdict, List<Line> lines) {

  /**
   * Line of one model.
   *
   * @param report relative link to its report; empty if there is none
   */
  public record Line(Row row, String report) {}

  /** Writes the file. */
  public static void write(Path file, String project, List<Row> rows) throws IOException {
    HtmlReport.write(file, "aggregate/aggregate.jte", HtmlReport.class, of(project, rows, file));
  }

  static AggregatePage of(String project, List<Row> rows, Path file) throws IOException {
    long failed = count(rows, "failed");
    long open = count(rows, "open");
    return new AggregatePage(
        project,
        Assets.load(),
        failed > 0 ? "failed" : open > 0 ? "open" : "passed",
        verdict(rows, failed, open),
        rows.stream()
            .map(row -> new Line(row, row.text(known -> link(row.module().reports().page(), file))))
            .toList());
  }

  private static String verdict(List<Row> rows, long failed, long open) {
    long unknown = rows.stream().filter(row -> row.evaluation().isEmpty()).count();
    String models = Formats.count(rows.size(), "model");
    if (failed > 0) {
      return Formats.format("%d of %s failed", failed, models);
    }
    if (unknown > 0) {
      return Formats.format("%d of %s not evaluated", unknown, models);
    }
    if (open > 0) {
      long partly =
          rows.stream()
              .flatMap(row -> row.evaluation().stream())
              .filter(evaluation -> evaluation.verdict().open() > 0)
              .count();
      return partly > 0
          ? Formats.format("%d of %s not wholly checked", partly, models)
          : Formats.format("%d of %s without a gate", open, models);
    }
    return models + " passed";
  }

  private static long count(List<Row> rows, String status) {
    return rows.stream().filter(row -> row.status().equals(status)).count();
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

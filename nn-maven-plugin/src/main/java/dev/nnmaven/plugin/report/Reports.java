package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files that an evaluation leaves behind, whatever its verdict. */
public final class Reports {

  private static final String FIGURES = "evaluation.json";
  private static final String TRAINING = "training.json";
  private static final String PAGE = "report/index.html";

  private Reports() {}

  /** The files, in a folder of that name. */
  public static List<Path> files(Path folder) {
    return List.of(folder.resolve(FIGURES), folder.resolve(PAGE));
  }

  /** Writes all of them. */
  public static void write(Path folder, Evidence evidence) throws IOException {
    EvaluationJson.write(folder.resolve(FIGURES), evidence);
    HtmlReport.write(folder.resolve(PAGE), evidence, folder.resolve(TRAINING));
  }
}

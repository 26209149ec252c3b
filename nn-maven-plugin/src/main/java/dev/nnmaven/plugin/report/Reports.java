package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files that an evaluation leaves behind, whatever its verdict. */
public final class Reports {

  private static final String FIGURES = "evaluation.json";
  private static final String SUMMARY = "report/summary.md";

  /** Where nn:train tells how it went. */
  public static final String TRAINING = "training.json";

  private static final String PAGE = "report/index.html";

  /** Where build servers look for the tests of a Maven build. */
  private static final String TESTS = "surefire-reports/TEST-nn.gate.xml";

  private Reports() {}

  /** The files, where the reports go to a folder of that name below target; the figures first. */
  public static List<Path> files(Path folder) {
    return List.of(
        figures(folder), page(folder), folder.resolve(SUMMARY), folder.resolveSibling(TESTS));
  }

  /** The file with all figures, in such a folder. */
  public static Path figures(Path folder) {
    return folder.resolve(FIGURES);
  }

  /** The page for people, in such a folder. */
  public static Path page(Path folder) {
    return folder.resolve(PAGE);
  }

  /** Writes all of them. */
  public static void write(Path folder, Evidence evidence) throws IOException {
    EvaluationJson evaluation = EvaluationJson.of(evidence);
    evaluation.write(figures(folder));
    HtmlReport.write(page(folder), evidence);
    Summary.write(folder.resolve(SUMMARY), evaluation);
    JunitXml.write(folder.resolveSibling(TESTS), evaluation);
  }
}

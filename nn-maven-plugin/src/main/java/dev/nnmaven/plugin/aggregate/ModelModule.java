package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.plugin.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A module of a build.
 *
 * @param name of the module
 * @param reports the folder where its reports are, if there are any
 * @param wanted whether its POM says that its model is judged
 * @param judgedNow whether that happened in this build
 * @param stillToCome whether it has not had its turn yet in this build
 */
public record ModelModule(
    String name, Path reports, boolean wanted, boolean judgedNow, boolean stillToCome) {

  /** Where its {@code evaluation.json} is, if there is one. */
  public Path figures() {
    return Reports.figures(reports);
  }

  /** Whether it has a model that is judged, or should have. */
  public boolean hasModel() {
    return wanted || Files.exists(figures());
  }
}

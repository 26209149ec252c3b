package dev.nnmaven.plugin.aggregate;

import dev.nnmaven.plugin.report.Reports;
import java.nio.file.Path;

/**
 * A model of a module of a build.
 *
 * @param name of the module
 * @param reports where those of the model are, if there are any
 * @param wanted whether its POM says that this model is judged
 * @param judgedNow whether that happened in this build
 * @param stillToCome whether it has not had its turn yet in this build
 */
public record ModelModule(
    String name, Reports reports, boolean wanted, boolean judgedNow, boolean stillToCome) {

  /** Where its {@code evaluation.json} is, if there is one. */
  public Path figures() {
    return reports.figures();
  }

  /** What people read: the module, and which model if it is not the one of the default name. */
  public String title() {
    return reports.model().isEmpty() ? name : name + ": " + reports.model();
  }
}

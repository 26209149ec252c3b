package dev.nnmaven.gate.aggregate;

import dev.nnmaven.gate.report.Reports;

/**
 * A model in a module of a build.
 *
 * @param judgedNow whether it was evaluated in this build
 * @param stillToCome whether the module is still to be built
 */
public record ModelModule(String name, Reports reports, boolean judgedNow, boolean stillToCome) {

  /** Title: the module, and the model if its name is not the default. */
  public String title() {
    return reports.model().isEmpty() ? name : name + ": " + reports.model();
  }
}

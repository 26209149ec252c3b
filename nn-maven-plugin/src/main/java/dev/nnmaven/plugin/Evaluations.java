package dev.nnmaven.plugin;

import dev.nnmaven.gate.aggregate.ModelModule;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.text.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** Evaluated models of all modules of a build. */
final class Evaluations {

  /** Default of the parameter {@code modelFile}. */
  static final String MODEL_FILE =
      "${project.build.directory}/" + Reports.FOLDER + "/" + ModelName.DEFAULT_FILE;

  private Evaluations() {}

  static Path target(MavenProject project) {
    return Path.of(project.getBuild().getDirectory());
  }

  /** Folder for files that belong to no single model. */
  static Path folder(MavenProject project) {
    return target(project).resolve(Reports.FOLDER);
  }

  /**
   * Modules of a build with models, present or expected, one entry per model.
   *
   * @param amongTheBuild whether the caller is part of the build, so that other modules may not be
   *     built yet
   */
  static List<ModelModule> of(
      MavenSession session, PluginDescriptor self, MavenProject here, boolean amongTheBuild)
      throws ConfigurationException, IOException {
    List<ModelModule> modules = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      Set<String> judged = BuildContext.evaluated(project);
      Set<String> models = wanted(session, project, self);
      models.addAll(judged);
      Reports.found(target(project)).forEach(reports -> models.add(reports.model()));
      boolean built = session.getResult().getBuildSummary(project) != null;
      for (String model : models) {
        boolean now = judged.contains(model);
        boolean stillToCome = amongTheBuild && !now && !built && !project.equals(here);
        modules.add(
            new ModelModule(
                project.getArtifactId(), new Reports(target(project), model), now, stillToCome));
      }
    }
    return modules;
  }

  /** Names of the models that the POM of a project evaluates. */
  private static Set<String> wanted(
      MavenSession session, MavenProject project, PluginDescriptor self)
      throws ConfigurationException {
    Set<String> models = new TreeSet<>();
    PomGoals goals = new PomGoals(session, project, self);
    for (EvaluateMojo goal : goals.of("evaluate", EvaluateMojo::new)) {
      if (goal.missing().isEmpty() && !isSkippedByPom(goal, session)) {
        models.add(goal.reports().model());
      }
    }
    return models;
  }

  /** A POM may say that it has no model; a command line that skips goals does not say so. */
  private static boolean isSkippedByPom(EvaluateMojo goal, MavenSession session) {
    String commandLine = session.getUserProperties().getProperty("nn.skip");
    String ofPom =
        goal.skip.equals(commandLine)
            ? goal.project.getProperties().getProperty("nn.skip", "false")
            : goal.skip;
    return goal.isSkipped(new SettingsReader(goal.settings().with("skip", ofPom)));
  }
}

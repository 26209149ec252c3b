package dev.nnmaven.plugin;

import dev.nnmaven.plugin.aggregate.ModelModule;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** Which modules of a build have models that are judged, and what is known of that. */
final class Evaluations {

  private static final String EVALUATED = "dev.nnmaven.evaluated";

  private static final String EVALUATE = "evaluate";

  private Evaluations() {}

  /** Remembers, for the rest of this build, that a module's model was judged in it. */
  static void mark(MavenProject project, Reports reports) {
    synchronized (project) {
      Set<String> models = new ConcurrentSkipListSet<>(judged(project));
      models.add(reports.model());
      project.setContextValue(EVALUATED, models);
    }
  }

  /** In types of the JDK alone: another execution may have loaded this class once more. */
  @SuppressWarnings("unchecked")
  private static Set<String> judged(MavenProject project) {
    Object models = project.getContextValue(EVALUATED);
    return models == null ? Set.of() : (Set<String>) models;
  }

  /** Whether the POM of a project says that a model of it is to be judged. */
  static boolean areWanted(MavenSession session, MavenProject project, PluginDescriptor self) {
    try {
      return !wanted(session, project, self).isEmpty();
    } catch (ConfigurationException e) {
      return true; // only what is said can be wrong
    }
  }

  /** The folder of a project's build. */
  static Path target(MavenProject project) {
    return Path.of(project.getBuild().getDirectory());
  }

  /** Where what is of no single model goes. */
  static Path folder(MavenProject project) {
    return target(project).resolve(Reports.FOLDER);
  }

  /**
   * The modules of a build that have a model, or should, once for each model.
   *
   * @param here the project that asks
   * @param amongTheBuild whether it asks as a part of the build, so that other modules may not have
   *     had their turn yet
   */
  static List<ModelModule> of(
      MavenSession session, PluginDescriptor self, MavenProject here, boolean amongTheBuild)
      throws ConfigurationException, IOException {
    List<ModelModule> modules = new ArrayList<>();
    for (MavenProject project : session.getProjects()) {
      Set<String> wanted = wanted(session, project, self);
      Set<String> judged = judged(project);
      Set<String> models = new TreeSet<>(wanted);
      models.addAll(judged);
      Reports.found(target(project)).forEach(found -> models.add(found.model()));
      boolean built = session.getResult().getBuildSummary(project) != null;
      for (String model : models) {
        boolean now = judged.contains(model);
        boolean stillToCome = amongTheBuild && !now && !built && !project.equals(here);
        modules.add(
            new ModelModule(
                project.getArtifactId(),
                new Reports(target(project), model),
                wanted.contains(model),
                now,
                stillToCome));
      }
    }
    return modules;
  }

  /** What the models are called that the POM of a project wants to be judged. */
  private static Set<String> wanted(
      MavenSession session, MavenProject project, PluginDescriptor self)
      throws ConfigurationException {
    Set<String> models = new TreeSet<>();
    PomGoals goals = new PomGoals(session, project, self);
    for (EvaluateMojo goal : goals.of(EVALUATE, () -> new EvaluateMojo(null))) {
      if (!goal.hasNothingToDo()) {
        models.add(goal.reports().model());
      }
    }
    return models;
  }
}

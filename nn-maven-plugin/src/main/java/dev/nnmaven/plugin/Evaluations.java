package dev.nnmaven.plugin;

import dev.nnmaven.plugin.aggregate.ModelModule;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** Which modules of a build have a model that is judged, and what is known of that. */
final class Evaluations {

  /** The folder below a project's {@code target} for all that this plugin writes. */
  static final String FOLDER = "nn";

  private static final String EVALUATED = "dev.nnmaven.evaluated";

  private Evaluations() {}

  /** Remembers, for the rest of this build, that a module's model was judged in it. */
  static void mark(MavenProject project) {
    project.setContextValue(EVALUATED, true);
  }

  /** Whether the POM of a project says that its model is to be judged. */
  static boolean areWanted(MavenProject project, PluginDescriptor self) {
    Plugin plugin = project.getPlugin(self.getPluginLookupKey());
    return plugin != null
        && plugin.getExecutions().stream()
            .anyMatch(execution -> execution.getGoals().contains("evaluate"));
  }

  /** Where the reports of a project go. */
  static Path folder(MavenProject project) {
    return Path.of(project.getBuild().getDirectory(), FOLDER);
  }

  /**
   * The modules of a build that have a model, or should.
   *
   * @param here the project that asks
   * @param amongTheBuild whether it asks as a part of the build, so that other modules may not have
   *     had their turn yet
   */
  static List<ModelModule> of(
      MavenSession session, PluginDescriptor self, MavenProject here, boolean amongTheBuild) {
    return session.getProjects().stream()
        .map(
            project -> {
              boolean now = Boolean.TRUE.equals(project.getContextValue(EVALUATED));
              boolean built = session.getResult().getBuildSummary(project) != null;
              boolean stillToCome = amongTheBuild && !now && !built && !project.equals(here);
              return new ModelModule(
                  project.getArtifactId(),
                  folder(project),
                  areWanted(project, self),
                  now,
                  stillToCome);
            })
        .filter(ModelModule::hasModel)
        .toList();
  }
}

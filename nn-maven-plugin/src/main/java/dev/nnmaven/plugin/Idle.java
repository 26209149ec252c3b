package dev.nnmaven.plugin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Tracks projects in which a goal has nothing to do. That is normal for a parent of many modules,
 * but a goal called by the user should do something somewhere.
 */
final class Idle {

  private static final String KEY = "dev.nnmaven.idle";

  private Idle() {}

  /**
   * Records that a goal has nothing to do in a project. Safe for parallel builds.
   *
   * @return whether this is now true of all projects of the build, which must be reported
   */
  static boolean nowEverywhere(
      MavenSession session, MavenProject project, MojoExecution execution) {
    Set<Object> idle = all(session);
    idle.add(key(project, execution));
    boolean everywhere =
        session.getProjects().stream().allMatch(one -> idle.contains(key(one, execution)));
    // mvn -N install must work for a parent whose modules share the plugin.
    boolean isParent =
        execution.getSource() != MojoExecution.Source.CLI
            && session.getProjects().stream().anyMatch(one -> !one.getModules().isEmpty());
    return everywhere && !isParent;
  }

  private static String key(MavenProject project, MojoExecution execution) {
    return String.join(
        ":",
        execution.getGoal(),
        String.valueOf(execution.getExecutionId()),
        project.getGroupId(),
        project.getArtifactId(),
        project.getVersion());
  }

  @SuppressWarnings("unchecked")
  private static Set<Object> all(MavenSession session) {
    return (Set<Object>)
        session.getRepositorySession().getData().computeIfAbsent(KEY, ConcurrentHashMap::newKeySet);
  }
}

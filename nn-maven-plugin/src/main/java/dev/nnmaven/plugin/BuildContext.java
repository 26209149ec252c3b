package dev.nnmaven.plugin;

import dev.nnmaven.trainer.config.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * State shared by the goals of one build: models trained and judged, files taken, goals with
 * nothing to do. Safe for parallel builds. It consists of JDK types only: another execution may
 * load this class with another class loader.
 */
final class BuildContext {

  private BuildContext() {}

  /** A map of a project, empty at first. */
  @SuppressWarnings("unchecked")
  private static <V> Map<String, V> map(MavenProject project, String key) {
    synchronized (project) {
      if (project.getContextValue("dev.nnmaven." + key) == null) {
        project.setContextValue("dev.nnmaven." + key, new ConcurrentHashMap<String, V>());
      }
      return (Map<String, V>) project.getContextValue("dev.nnmaven." + key);
    }
  }

  private static String path(Path modelFile) {
    return modelFile.toAbsolutePath().normalize().toString();
  }

  /**
   * Claims a file or other resource for a model: two models must not write the same one.
   *
   * @param advice how to give the other model its own
   * @throws ConfigurationException if another model of the project has claimed it
   */
  static void claim(MavenProject project, Object thing, Path modelFile, String advice)
      throws ConfigurationException {
    String model = path(modelFile);
    String owner = BuildContext.<String>map(project, "claims").putIfAbsent(thing.toString(), model);
    if (owner != null && !owner.equals(model)) {
      throw new ConfigurationException("%s and %s would share %s. %s", owner, model, thing, advice);
    }
  }

  /**
   * Records that a model was trained, or its training was skipped.
   *
   * @param whyStale gives the reason why the model is not the configured one, if so
   */
  static void trained(MavenProject project, Path modelFile, Supplier<Optional<String>> whyStale) {
    map(project, "trainings").put(path(modelFile), whyStale);
  }

  /**
   * Claims a model file for a module of the build that makes the model.
   *
   * @throws ConfigurationException if another module makes this file as well
   */
  static void claimModel(MavenSession session, MavenProject project, Path modelFile)
      throws ConfigurationException {
    String path = path(modelFile);
    map(project, "models").put(path, path); // before looking: modules may be built in parallel
    for (MavenProject other : session.getProjects()) {
      if (!other.equals(project) && map(other, "models").containsKey(path)) {
        throw new ConfigurationException(
            "nn.modelFile: the modules %s and %s both write %s, so the last one would replace the"
                + " other's model; give each its own <modelFile>, such as"
                + " ${project.build.directory}/nn/%s",
            other.getArtifactId(), project.getArtifactId(), path, modelFile.getFileName());
      }
    }
  }

  /**
   * Claims a model file for a training: another execution with other settings would replace the
   * model each time, perhaps after its evaluation.
   *
   * @throws ConfigurationException if another execution has claimed it with other settings
   */
  static void claimTraining(MavenProject project, Path modelFile, String id, String settings)
      throws ConfigurationException {
    Map<String, String> trainings = map(project, "settings:" + path(modelFile));
    trainings.put(id, settings);
    for (Map.Entry<String, String> other : trainings.entrySet()) {
      if (!other.getValue().equals(settings)) {
        throw new ConfigurationException(
            ("nn.modelFile: the executions %s and %s train %s with different settings. Give each its"
                    + " own <modelFile>; on the command line, nn:train@%s has the settings of the first")
                .formatted(other.getKey(), id, modelFile, other.getKey()));
      }
    }
  }

  /** What {@link #trained} has last recorded of a model. */
  static Optional<Supplier<Optional<String>>> training(MavenProject project, Path modelFile) {
    Map<String, Supplier<Optional<String>>> trainings = map(project, "trainings");
    return Optional.ofNullable(trainings.get(path(modelFile)));
  }

  /** Lines that training has logged of a model in this build; to be added to. */
  static Set<String> said(MavenProject project, Path modelFile) {
    return BuildContext.<Set<String>>map(project, "said")
        .computeIfAbsent(path(modelFile), none -> ConcurrentHashMap.newKeySet());
  }

  static void evaluated(MavenProject project, String model) {
    map(project, "evaluated").put(model, model);
  }

  static Set<String> evaluated(MavenProject project) {
    return map(project, "evaluated").keySet();
  }

  /**
   * Records that a goal has nothing to do in a project. That is normal for a parent of many
   * modules, but a goal called by the user should do something somewhere.
   *
   * @return whether this is now true of all projects of the build, which must be reported
   */
  static boolean idleEverywhere(
      MavenSession session, MavenProject project, MojoExecution execution) {
    String idle = "idle:" + execution.getGoal() + ":" + execution.getExecutionId();
    map(project, idle).put(idle, idle);
    boolean everywhere =
        session.getProjects().stream().noneMatch(module -> map(module, idle).isEmpty());
    // mvn -N install must work for a parent whose modules share the plugin.
    boolean isParent =
        execution.getSource() != MojoExecution.Source.CLI
            && session.getProjects().stream().anyMatch(module -> !module.getModules().isEmpty());
    return everywhere && !isParent;
  }
}

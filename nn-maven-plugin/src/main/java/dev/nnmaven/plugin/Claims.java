package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.project.MavenProject;

/**
 * Registry of files by model for this build: two models of a project must not write the same file.
 */
final class Claims {

  private static final String KEY = "dev.nnmaven.claims";

  private Claims() {}

  /**
   * Claims a file or other resource for a model.
   *
   * @param thing path or other key
   * @param advice how to give the other model its own
   * @throws ConfigurationException if another model has claimed it
   */
  static void claim(MavenProject project, Object thing, Path modelFile, String advice)
      throws ConfigurationException {
    Path model = modelFile.toAbsolutePath().normalize();
    String owner = owners(project).putIfAbsent(thing.toString(), model.toString());
    if (owner != null && !owner.equals(model.toString())) {
      throw new ConfigurationException(
          "%s and %s would share %s. %s".formatted(owner, model, thing, advice));
    }
  }

  /** JDK types only: another execution may load this class with another class loader. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> owners(MavenProject project) {
    synchronized (project) {
      if (project.getContextValue(KEY) == null) {
        project.setContextValue(KEY, new ConcurrentHashMap<String, String>());
      }
      return (Map<String, String>) project.getContextValue(KEY);
    }
  }
}

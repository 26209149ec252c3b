package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.project.MavenProject;

/**
 * Which model of a project a file belongs to, for the rest of this build: two models that write the
 * same file would each take the other's for its own.
 */
final class Claims {

  private static final String KEY = "dev.nnmaven.claims";

  private Claims() {}

  /**
   * Says that a thing belongs to a model.
   *
   * @param thing what it is; a path, or anything that has a name
   * @param advice how to give another model one of its own
   * @throws ConfigurationException if it belongs to another model already
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

  /** In types of the JDK alone: another execution may have loaded this class once more. */
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

package dev.nnmaven.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.project.MavenProject;

/** What nn:train was asked to train in this build, whether it did or was skipped. */
final class Trainings {

  private static final String KEY = "dev.nnmaven.trainings";

  private Trainings() {}

  /**
   * Remembers it for the rest of this build.
   *
   * @param whyStale tells why the model is not the one that was asked for, if that is so
   */
  static void remember(MavenProject project, Path modelFile, Supplier<Optional<String>> whyStale) {
    all(project).put(key(modelFile), whyStale);
  }

  /** What was remembered last of a model. */
  static Optional<Supplier<Optional<String>>> of(MavenProject project, Path modelFile) {
    return Optional.ofNullable(all(project).get(key(modelFile)));
  }

  private static String key(Path modelFile) {
    return modelFile.toAbsolutePath().normalize().toString();
  }

  /** In types of the JDK alone: another execution may have loaded this class once more. */
  @SuppressWarnings("unchecked")
  private static Map<String, Supplier<Optional<String>>> all(MavenProject project) {
    synchronized (project) {
      if (project.getContextValue(KEY) == null) {
        project.setContextValue(KEY, new ConcurrentHashMap<String, Supplier<Optional<String>>>());
      }
      return (Map<String, Supplier<Optional<String>>>) project.getContextValue(KEY);
    }
  }
}

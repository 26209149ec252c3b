package dev.nnmaven.plugin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.project.MavenProject;

/** Trainings configured in this build, run or skipped. */
final class Trainings {

  private static final String KEY = "dev.nnmaven.trainings";

  private Trainings() {}

  /**
   * Records a training for the rest of this build.
   *
   * @param whyStale gives the reason why the model is not the configured one, if so
   */
  static void remember(MavenProject project, Path modelFile, Supplier<Optional<String>> whyStale) {
    all(project).put(key(modelFile), whyStale);
  }

  /** Last recorded training of a model. */
  static Optional<Supplier<Optional<String>>> of(MavenProject project, Path modelFile) {
    return Optional.ofNullable(all(project).get(key(modelFile)));
  }

  private static String key(Path modelFile) {
    return modelFile.toAbsolutePath().normalize().toString();
  }

  /** JDK types only: another execution may load this class with another class loader. */
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

package dev.nnmaven.plugin;

import dev.nnmaven.search.TrialBackend;
import dev.nnmaven.search.TrialBackends;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves what a search on a cluster needs from Maven. */
record ClusterSupport(RepositorySystem repositories, MavenSession session, MavenProject project) {

  /**
   * Adds properties of Spark to the settings; one that is set already is a mistake.
   *
   * @param properties by Spark's own names
   */
  static Settings withConf(Settings settings, Map<String, String> properties) {
    Settings all = settings;
    for (Map.Entry<String, String> one : properties.entrySet()) {
      String name = TrialBackends.CONF + "/" + one.getKey();
      if (settings.has(name)) {
        settings
            .mistakes()
            .add(
                TrialBackends.CONF_PROPERTIES + one.getKey(),
                "is set in <sparkConf>, too; remove one of the two");
      }
      all = all.with(name, one.getValue());
    }
    return all;
  }

  /** Asks for a process that searches: Maven's JVM was not started as a cluster needs it. */
  static Settings withProcess(Settings settings) {
    if (settings.text("fork").strip().equalsIgnoreCase("never")) {
      settings.mistake(
          "fork",
          "never does not go with nn.spark.master, since what searches is then a process of its own;"
              + " leave one of the two out");
      return settings;
    }
    return settings.with("fork", "always");
  }

  /** Finds, or downloads, the jars that Maven keeps from plugins; throws if one is nowhere. */
  List<Path> jars(TrialBackend place) throws ConfigurationException {
    List<Path> jars = new ArrayList<>();
    for (String coordinates : place.artifacts()) {
      ArtifactRequest request =
          new ArtifactRequest(
              new DefaultArtifact(coordinates), project.getRemotePluginRepositories(), null);
      try {
        jars.add(
            repositories
                .resolveArtifact(session.getRepositorySession(), request)
                .getArtifact()
                .getFile()
                .toPath());
      } catch (ArtifactResolutionException e) {
        throw new ConfigurationException(
            TrialBackends.MASTER_PROPERTY + ": a jar that it needs cannot be resolved: %s",
            e.getMessage());
      }
    }
    return jars;
  }
}

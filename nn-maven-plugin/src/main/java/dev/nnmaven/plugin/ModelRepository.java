package dev.nnmaven.plugin;

import dev.nnmaven.plugin.baseline.ReleasedModel;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/** Finds models that were published with projects, by Maven's own means. */
record ModelRepository(
    RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

  static final String CLASSIFIER = "model";
  static final String TYPE = "safetensors";

  /**
   * Finds a model.
   *
   * @param text {@code group:artifact:version}, or {@code group:artifact} for its latest release
   * @param before the version that the release must come before
   * @return empty if no version was asked for and there is no release yet
   * @throws ConfigurationException if the text is neither, or the model cannot be had
   */
  Optional<ReleasedModel> find(String text, String before) throws ConfigurationException {
    String[] parts = text.strip().split(":", -1);
    boolean named = parts.length == 3;
    if (!named && parts.length != 2 || List.of(parts).stream().anyMatch(String::isBlank)) {
      throw new ConfigurationException(
          "nn.baselineModel: expected group:artifact:version or group:artifact, found \"%s\""
              .formatted(text));
    }
    Optional<String> version =
        named ? Optional.of(parts[2]) : latestRelease(parts[0], parts[1], before);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        resolve(new DefaultArtifact(parts[0], parts[1], CLASSIFIER, TYPE, version.get())));
  }

  private Optional<String> latestRelease(String group, String artifact, String before)
      throws ConfigurationException {
    Artifact range = new DefaultArtifact(group, artifact, CLASSIFIER, TYPE, "(," + before + ")");
    try {
      List<Version> versions =
          system
              .resolveVersionRange(session, new VersionRangeRequest(range, repositories, null))
              .getVersions();
      return versions.stream()
          .map(Version::toString)
          .filter(version -> !version.endsWith("-SNAPSHOT"))
          .reduce((earlier, later) -> later);
    } catch (VersionRangeResolutionException e) {
      throw notFound(group + ":" + artifact, e);
    }
  }

  private ReleasedModel resolve(Artifact artifact) throws ConfigurationException {
    String coordinates =
        "%s:%s:%s"
            .formatted(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
    try {
      return new ReleasedModel(
          coordinates,
          system
              .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
              .getArtifact()
              .getFile()
              .toPath());
    } catch (ArtifactResolutionException e) {
      throw notFound(coordinates, e);
    }
  }

  private static ConfigurationException notFound(String coordinates, Exception why) {
    return new ConfigurationException(
        ("nn.baselineModel: the model of %s (classifier %s, type %s) cannot be had: %s. It is"
                + " published by a project that has nn.attachModel.")
            .formatted(coordinates, CLASSIFIER, TYPE, why.getMessage()));
  }
}

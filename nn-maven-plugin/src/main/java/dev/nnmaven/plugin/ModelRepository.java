package dev.nnmaven.plugin;

import dev.nnmaven.gate.baseline.ReleasedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.eclipse.aether.version.Version;

/** Resolves published models from Maven repositories. */
record ModelRepository(
    RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

  static final String CLASSIFIER = "model";
  static final String TYPE = "safetensors";

  private static final String ASKED_BY = "nn.baseline";

  /** Valid coordinates; a path could lead out of a repository. */
  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9_.+-]*");

  /**
   * Result of a search.
   *
   * @param model empty if there is no release yet
   * @param warnings what was skipped
   */
  record Found(Optional<ReleasedModel> model, List<String> warnings) {}

  /** The repositories of a project. */
  static ModelRepository of(RepositorySystem system, MavenSession session, MavenProject project) {
    return new ModelRepository(
        system, session.getRepositorySession(), project.getRemoteProjectRepositories());
  }

  /**
   * Finds a model.
   *
   * @param text {@code group:artifact:version}, or {@code group:artifact} for its latest release
   *     that has a model
   * @param own current project; only releases before its version count
   * @throws ConfigurationException if the text is neither, or the model cannot be downloaded, or
   *     repositories cannot be reached
   */
  Found find(String text, Artifact own) throws ConfigurationException {
    String[] parts = text.strip().split(":", -1);
    boolean named = isRelease(text);
    if (!named && !isOfCoordinates(parts, 2)) {
      throw new ConfigurationException(
          "nn.baseline: expected group:artifact:version or group:artifact, found \"%s\"", text);
    }
    if (!named) {
      return latestRelease(parts[0], parts[1], own.getVersion());
    }
    if (List.of(parts).equals(List.of(own.getGroupId(), own.getArtifactId(), own.getVersion()))) {
      throw new ConfigurationException(
          "nn.baseline: %s is this very project; expected a version that was released before",
          text.strip());
    }
    return new Found(Optional.of(release(ASKED_BY, text)), List.of());
  }

  /** Whether a text has the form {@code group:artifact:version}. */
  static boolean isRelease(String text) {
    return isOfCoordinates(text.strip().split(":", -1), 3);
  }

  private static boolean isOfCoordinates(String[] parts, int count) {
    return parts.length == count
        && Stream.of(parts).allMatch(part -> COORDINATE.matcher(part).matches());
  }

  /**
   * Finds the model of a release.
   *
   * @param property that asks for it
   * @param text {@code group:artifact:version}
   * @throws ConfigurationException if it cannot be downloaded
   */
  ReleasedModel release(String property, String text) throws ConfigurationException {
    String[] parts = text.strip().split(":", -1);
    try {
      return resolve(parts[0], parts[1], parts[2]);
    } catch (ArtifactResolutionException e) {
      throw notFound(property, text.strip(), e);
    }
  }

  private Found latestRelease(String group, String artifact, String before)
      throws ConfigurationException {
    String project = group + ":" + artifact;
    VersionRangeResult range = versions(group, artifact, before);
    List<String> unanswered = unanswered(range.getExceptions());
    List<String> warnings = new ArrayList<>();
    for (int i = range.getVersions().size() - 1; i >= 0; i--) {
      Version version = range.getVersions().get(i);
      if (version.toString().endsWith("-SNAPSHOT")) {
        continue;
      }
      try {
        ReleasedModel model = resolve(group, artifact, version.toString());
        unanswered.forEach(
            reason -> warnings.add("later releases of " + project + " may exist: " + reason));
        return new Found(Optional.of(model), warnings);
      } catch (ArtifactResolutionException e) {
        if (!isMissing(e)) {
          throw notFound(ASKED_BY, project + ":" + version, e);
        }
        warnings.add("the release %s:%s has no model".formatted(project, version));
      }
    }
    if (!unanswered.isEmpty()) {
      // Not "none yet": the gate would be open whenever a repository is unreachable.
      throw new ConfigurationException(
          "nn.baseline: cannot determine whether there is a release of %s below %s: %s",
          project, before, String.join("; ", unanswered));
    }
    return new Found(Optional.empty(), warnings);
  }

  private VersionRangeResult versions(String group, String artifact, String before)
      throws ConfigurationException {
    Artifact range = new DefaultArtifact(group, artifact, CLASSIFIER, TYPE, "(," + before + ")");
    try {
      return system.resolveVersionRange(
          session, new VersionRangeRequest(range, repositories, null));
    } catch (VersionRangeResolutionException e) {
      throw notFound(ASKED_BY, group + ":" + artifact, e);
    }
  }

  /** Why some repositories did not list their releases. Having none is not a failure. */
  private static List<String> unanswered(Collection<Exception> exceptions) {
    return exceptions.stream()
        .filter(e -> !(e instanceof MetadataNotFoundException) || isOffline(e))
        .map(Throwable::getMessage)
        .toList();
  }

  private static boolean isMissing(ArtifactResolutionException e) {
    return e.getResult().getExceptions().stream()
        .allMatch(each -> each instanceof ArtifactNotFoundException && !isOffline(each));
  }

  private static boolean isOffline(Throwable e) {
    return e instanceof RepositoryOfflineException
        || (e.getCause() != null && isOffline(e.getCause()));
  }

  private ReleasedModel resolve(String group, String artifact, String version)
      throws ArtifactResolutionException {
    Artifact wanted = new DefaultArtifact(group, artifact, CLASSIFIER, TYPE, version);
    Artifact found =
        system
            .resolveArtifact(session, new ArtifactRequest(wanted, repositories, null))
            .getArtifact();
    return new ReleasedModel(
        "%s:%s:%s".formatted(group, artifact, found.getVersion()), found.getFile().toPath());
  }

  private static ConfigurationException notFound(
      String property, String coordinates, Exception why) {
    return new ConfigurationException(
        "%s: the model of %s (classifier %s, type %s) could not be downloaded: %s. It is"
            + " published by a project that has nn.attach=model.",
        property, coordinates, CLASSIFIER, TYPE, why.getMessage());
  }
}

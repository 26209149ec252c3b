package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import dev.nnmaven.gate.baseline.ReleasedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata.Nature;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which published model is found, with repositories that answer, lack it, or do not answer. */
class ModelRepositoryTest {

  private static final Artifact OWN = new DefaultArtifact("g", "a", "", "2.0");
  private static final RemoteRepository REMOTE =
      new RemoteRepository.Builder("remote", "default", "http://remote").build();
  private static final DefaultMetadata METADATA =
      new DefaultMetadata("g", "a", "maven-metadata.xml", Nature.RELEASE);

  /** What each version's model is: a file, or why there is none. */
  private final Map<String, Object> models = new HashMap<>();

  private final List<String> versions = new ArrayList<>();
  private final List<Exception> exceptions = new ArrayList<>();

  private ModelRepository.Found find(String text) throws ConfigurationException {
    return repository().find(text, OWN);
  }

  private ModelRepository repository() {
    RepositorySystem system =
        mock(
            RepositorySystem.class,
            call ->
                switch (call.getMethod().getName()) {
                  case "resolveVersionRange" -> range(call.getArgument(1));
                  case "resolveArtifact" -> artifact(call.getArgument(1));
                  default -> throw new UnsupportedOperationException(call.toString());
                });
    return new ModelRepository(system, null, List.of(REMOTE));
  }

  private VersionRangeResult range(VersionRangeRequest request)
      throws InvalidVersionSpecificationException {
    VersionRangeResult result = new VersionRangeResult(request);
    List<Version> found = new ArrayList<>();
    for (String version : versions) {
      found.add(new GenericVersionScheme().parseVersion(version));
    }
    result.setVersions(found);
    exceptions.forEach(result::addException);
    return result;
  }

  private ArtifactResult artifact(ArtifactRequest request) throws ArtifactResolutionException {
    ArtifactResult result = new ArtifactResult(request);
    Object model = models.get(request.getArtifact().getVersion());
    if (model instanceof File file) {
      return result.setArtifact(request.getArtifact().setFile(file));
    }
    result.addException((Exception) model);
    throw new ArtifactResolutionException(List.of(result));
  }

  private void release(String version) {
    versions.add(version);
    models.put(version, new File(version));
  }

  private void releaseWithoutModel(String version) {
    versions.add(version);
    models.put(version, new ArtifactNotFoundException(OWN, REMOTE));
  }

  private static String coordinates(ModelRepository.Found found) {
    return found.model().map(ReleasedModel::coordinates).orElse("none");
  }

  private void refused(String text, String... expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> find(text))
        .withMessageContainingAll(expected);
  }

  @Test
  void find_severalReleases_isTheLatestThatIsNoSnapshot() throws Exception {
    release("1.0");
    release("1.10");
    release("2.0-SNAPSHOT");
    assertThat(coordinates(find("g:a"))).isEqualTo("g:a:1.10");
    assertThat(find("g:a").warnings()).isEmpty();
  }

  @Test
  void find_releasesWithoutModel_isTheOneBeforeAndSaysSo() throws Exception {
    releaseWithoutModel("1.0");
    assertThat(coordinates(find("g:a"))).isEqualTo("none");
    assertThat(find("g:a").warnings()).containsExactly("the release g:a:1.0 has no model");
    versions.clear();
    release("1.0");
    releaseWithoutModel("1.1");
    assertThat(coordinates(find("g:a"))).isEqualTo("g:a:1.0");
    assertThat(find("g:a").warnings()).containsExactly("the release g:a:1.1 has no model");
  }

  @Test
  void find_noReleaseAndARepositoryThatHasNone_isNone() throws Exception {
    exceptions.add(new MetadataNotFoundException(METADATA, REMOTE));
    assertThat(coordinates(find("g:a"))).isEqualTo("none");
  }

  /** Else the gate would be open whenever a repository is down. */
  @Test
  void find_noReleaseAndARepositoryThatDoesNotAnswer_isRefused() {
    exceptions.add(new MetadataTransferException(METADATA, REMOTE, "refused"));
    refused(
        "g:a",
        "nn.baseline: cannot determine whether there is a release of g:a below 2.0: ",
        "refused");
  }

  @Test
  void find_releaseAndARepositoryThatDoesNotAnswer_warns() throws Exception {
    release("1.0");
    exceptions.add(new MetadataTransferException(METADATA, REMOTE, "refused"));
    assertThat(coordinates(find("g:a"))).isEqualTo("g:a:1.0");
    assertThat(find("g:a").warnings())
        .singleElement()
        .asString()
        .startsWith("later releases of g:a may exist: ");
  }

  /** An older one in its place would be another gate. */
  @Test
  void find_latestModelCannotBeFetched_isRefused() {
    release("1.0");
    versions.add("1.1");
    models.put("1.1", new ArtifactTransferException(OWN, REMOTE, "refused"));
    refused("g:a", "the model of g:a:1.1", "could not be downloaded", "refused");
  }

  @Test
  void release_thatNobodyPublished_isRefusedByWhatAsksForIt() {
    releaseWithoutModel("9.9");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> repository().release("nn.input", "g:a:9.9"))
        .withMessageStartingWith(
            "nn.input: the model of g:a:9.9 (classifier model, type safetensors) could not be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", "g:a:1:2", "g:", ":a", "g:a:", "g:a:../../x", "g:a b", "..:a"})
  void find_noCoordinates_isRefused(String text) {
    refused(text, "nn.baseline: expected group:artifact:version or group:artifact, found");
  }

  @Test
  void find_theProjectItself_isRefused() {
    refused("g:a:2.0", "g:a:2.0 is this very project");
  }
}

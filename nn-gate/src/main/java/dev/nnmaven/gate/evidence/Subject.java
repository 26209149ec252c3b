package dev.nnmaven.gate.evidence;

import dev.nnmaven.trainer.text.ModelName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Identity of an evaluated model.
 *
 * @param project display name of its project
 * @param modelSha256 hash of the file that it was read from
 * @param whyStale why it is not the model that this build's settings train; empty if it is, or the
 *     build trains none
 */
public record Subject(
    String project,
    String artifactId,
    Path modelFile,
    String modelSha256,
    Optional<String> whyStale) {

  /** Title: the project, and the model if its name is not the default. */
  public String title() {
    return ModelName.title(project, modelFile);
  }

  /** A model that is not a project's, named after its file. */
  public static Subject of(Path modelFile, String modelSha256, Optional<String> whyStale) {
    String name = String.valueOf(modelFile.getFileName());
    return new Subject(name, name, modelFile, modelSha256, whyStale);
  }
}

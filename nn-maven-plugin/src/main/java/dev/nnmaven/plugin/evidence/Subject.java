package dev.nnmaven.plugin.evidence;

import dev.nnmaven.plugin.gate.Freshness;
import java.nio.file.Path;

/**
 * Which model was judged.
 *
 * @param project the name of the project that it belongs to
 * @param artifactId of that project
 * @param modelFile where the model is
 * @param modelSha256 of the file that it was read from
 * @param freshness whether it is the one that the settings of this build train
 */
public record Subject(
    String project, String artifactId, Path modelFile, String modelSha256, Freshness freshness) {}

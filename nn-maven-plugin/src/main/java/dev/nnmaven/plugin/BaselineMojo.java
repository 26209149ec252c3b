package dev.nnmaven.plugin;

import dev.nnmaven.gate.evaluation.AcceptanceJob;
import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts the trained model: evaluates it once more and writes the file that {@code evaluate}
 * compares later models with. A worse model needs a reason. Commit the file. Example, with the
 * plugin in the POM:
 *
 * <pre>{@code mvn nn:train nn:baseline}</pre>
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractEvaluationMojo {

  /**
   * Reason for accepting a worse model, for the file and all reports; at most 200 characters.
   * Default: none. Example: {@code mvn nn:baseline "-Dnn.baselineReason=smaller model, for mobile
   * phones"}
   */
  @Parameter(property = "nn.baselineReason")
  String baselineReason;

  @Override
  void run(SettingsReader reader)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    AcceptanceJob acceptance = AcceptanceJob.parse(reader, JudgedFile.parse(reader));
    releasedBaseline()
        .ifPresent(
            release ->
                reader.mistake(
                    "baseline", "nn:baseline writes a file, but %s is a release", release));
    reader.throwIfAny();
    MavenLines lines = new MavenLines(getLog());
    Evidence evidence =
        judge(
            acceptance.judged(),
            (run, sha256) -> {
              acceptance.requireFresh(modelFile(), whyStale(run), lines);
              Subject subject = subject(sha256, Optional.empty());
              sayJudged(run);
              return acceptance.judge(subject, run, claimedBaseline());
            });
    failIfAny(
        acceptance.write(
            evidence, baselineFile(), producer(), SourceDate.of(session, project), lines));
  }
}

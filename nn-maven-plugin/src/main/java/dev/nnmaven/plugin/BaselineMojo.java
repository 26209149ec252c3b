package dev.nnmaven.plugin;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineFile;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.WornExamples;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.log.BaselineLog;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts the trained model: judges it once more and writes what {@code evaluate} compares later
 * models with. A worse one needs a reason. What changes is reported. Commit the file. Example, with
 * the plugin in the POM:
 *
 * <pre>{@code mvn nn:train nn:baseline}</pre>
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractEvaluationMojo {

  /** Skips this goal: {@code <skipBaseline>true</skipBaseline>} or {@code -Dnn.baseline.skip}. */
  @Parameter(property = "nn.baseline.skip", defaultValue = "false")
  String skipBaseline;

  /**
   * Why a worse model is accepted: a line of at most 200 characters, for the file and all reports.
   * Example: {@code mvn nn:baseline "-Dnn.baselineReason=smaller model, for mobile phones"}
   */
  @Parameter(property = "nn.baselineReason")
  String baselineReason;

  @Override
  void run(Settings settings)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    Mistakes mistakes = settings.mistakes();
    DataSettings data = DataSettings.parse(settings);
    Gate rules = GateParser.forBaseline(settings);
    Slices slices = Slices.parse(settings);
    Optional<String> reason = settings.parse("baselineReason", Baseline::parseReason);
    boolean staleFails = settings.parse("staleModel", GateParser::failOrWarn, true);
    mistakes.throwIfAny();
    requireModel();
    requireFresh(staleFails);
    Evidence evidence = judge(data, (run, sha256) -> evidence(run, sha256).slicedBy(slices));
    Verdict verdict = rules.check(evidence);
    Optional<Baseline> before = evidence.baseline().baseline();
    Baseline now =
        evidence
            .asBaseline(producer())
            .because(reason)
            .after(before, SourceDate.of(session, project));
    if (before.isPresent() && BaselineLog.isSame(before.get(), now)) {
      info("%s is of this very model; it stays as it is", baselineFile());
      return;
    }
    if (!verdict.passed() && reason.isEmpty()) {
      throw new MojoFailureException(
          String.join("\n", BaselineLog.refusal(verdict, evidence.comparison(), evidence.unit())));
    }
    Outputs.requireWritable("nn.baselineFile", baselineFile());
    BaselineFile.write(baselineFile(), now);
    BaselineLog.lines(before, now, evidence.unit()).forEach(getLog()::info);
    WornExamples.warning(now, evidence.unit()).ifPresent(getLog()::warn);
    info("baseline written to %s; commit it", baselineFile());
  }

  /** Throws if the model is stale: all later models would be compared with it. */
  private void requireFresh(boolean staleFails) throws ConfigurationException {
    Freshness freshness = freshness();
    if (freshness.kind() != Freshness.Kind.STALE) {
      return;
    }
    String message =
        "%s is not the model that these settings train: %s"
            .formatted(modelFile(), freshness.reason());
    if (staleFails) {
      throw new ConfigurationException(
          message
              + ". Run nn:train first (mvn nn:train nn:baseline), or accept it all the same:"
              + " nn.staleModel=warn.");
    }
    getLog().warn(message);
  }

  /** Afresh: the model may have been trained again since an earlier evaluation. */
  private Evidence evidence(EvaluationRun run, String sha256)
      throws ConfigurationException, DatasetException, IOException {
    // A file that is no baseline is not overwritten, but reported.
    BaselineLookup before =
        BaselineLookup.read(baselineFile(), run.examples(), run.model().task(), Optional.empty());
    getLog().info("model " + modelFile() + " on " + run.place());
    return Evidence.of(
        subject(sha256, Freshness.notTrainedHere()),
        run,
        Optional.empty(),
        TrainingHistory.without("not needed"),
        before,
        Optional.empty());
  }
}

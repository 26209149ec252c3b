package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.plugin.baseline.KnownBaseline;
import dev.nnmaven.plugin.baseline.ReleasedModel;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.console.EvaluationLog;
import dev.nnmaven.plugin.console.GateMessage;
import dev.nnmaven.plugin.console.HealthLog;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.evidence.Subject;
import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.gate.GateParser;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * Judges the trained model on images that it was not trained on, and fails the build when it does
 * not meet the rules of the gate or falls below the baseline. README.md has a whole POM to copy.
 * Example, where the plugin stands in the POM:
 *
 * <pre>{@code mvn nn:train nn:evaluate -Dnn.minAccuracy=90%}</pre>
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class EvaluateMojo extends AbstractEvaluationMojo {

  /**
   * The accuracy that the model must reach on held-out images, as 0.95 or 95%. Default: none, the
   * accuracy is only reported. Example:
   *
   * <pre>{@code <minAccuracy>95%</minAccuracy>}</pre>
   */
  @Parameter(property = "nn.minAccuracy")
  private String minAccuracy;

  /**
   * How much lower than that of the baseline the accuracy may be, in percentage points. Default: 0,
   * where there is a baseline. Example:
   *
   * <pre>{@code <maxAccuracyDrop>0.5%</maxAccuracyDrop>}</pre>
   */
  @Parameter(property = "nn.maxAccuracyDrop")
  private String maxAccuracyDrop;

  /**
   * How small the p-value of an exact McNemar test must be for a drop to count; larger ones than
   * {@code maxAccuracyDrop}, and, adjusted for the number of classes, than {@code
   * maxClassRecallDrop} pass if chance explains them. Default: each drop counts. Example:
   *
   * <pre>{@code <significance>0.05</significance>}</pre>
   */
  @Parameter(property = "nn.significance")
  private String significance;

  /**
   * The share of each class's images that the model must recognize; for some classes their own, as
   * in {@code 80%, B:85%}. Default: none. Example:
   *
   * <pre>{@code <minClassRecall>80%</minClassRecall>}</pre>
   */
  @Parameter(property = "nn.minClassRecall")
  private String minClassRecall;

  /**
   * The largest mean loss on held-out images. Default: any. Example:
   *
   * <pre>{@code <maxLoss>0.35</maxLoss>}</pre>
   */
  @Parameter(property = "nn.maxLoss")
  private String maxLoss;

  /**
   * How much higher than on held-out images the accuracy on the training images may be, in
   * percentage points. Default: any. Example:
   *
   * <pre>{@code <maxOverfit>5%</maxOverfit>}</pre>
   */
  @Parameter(property = "nn.maxOverfit")
  private String maxOverfit;

  /**
   * How many held-out images there must be. Default: any number. Example:
   *
   * <pre>{@code <minTestImages>1000</minTestImages>}</pre>
   */
  @Parameter(property = "nn.minTestImages")
  private String minTestImages;

  /**
   * How many of the held-out images may stand in the training data too. Default: any, with a
   * warning. Example:
   *
   * <pre>{@code <maxLeakedImages>0</maxLeakedImages>}</pre>
   */
  @Parameter(property = "nn.maxLeakedImages")
  private String maxLeakedImages;

  /**
   * What happens where a baseline is asked for and there is none: {@code fail}, or {@code warn} and
   * compare nothing, before the first one is there. It is asked for by {@code baselineModel},
   * {@code baselineFile}, a rule on drops, or this parameter. Default: fail. Example:
   *
   * <pre>{@code <baselineMissing>warn</baselineMissing>}</pre>
   */
  @Parameter(property = "nn.baselineMissing")
  private String baselineMissing;

  /**
   * Whether the build fails when a rule does; otherwise it is only warned of. Default: true.
   * Example:
   *
   * <pre>{@code <haltOnFailure>false</haltOnFailure>}</pre>
   */
  @Parameter(property = "nn.haltOnFailure")
  private String haltOnFailure;

  /** Skips this goal: {@code <skipEvaluate>true</skipEvaluate>} or {@code -Dnn.evaluate.skip}. */
  @Parameter(property = "nn.evaluate.skip", defaultValue = "false")
  private String skipEvaluate;

  /**
   * A published model to compare with, instead of the one that {@code baselineFile} remembers: both
   * are judged on the same images. Its coordinates, or those of its project without a version for
   * the latest release below the version of this project. That project has {@code attachModel}.
   * Example:
   *
   * <pre>{@code <baselineModel>com.example:letters:1.2</baselineModel>}</pre>
   */
  @Parameter(property = "nn.baselineModel")
  private String baselineModel;

  private final RepositorySystem repositories;

  @Inject
  EvaluateMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  String ownSkip() {
    return skipEvaluate;
  }

  @Override
  String ownSkipProperty() {
    return "nn.evaluate.skip";
  }

  @Override
  void run(Mistakes mistakes)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    claimReports();
    // From here on, even on failure, results of an earlier build must not remain.
    reports().removeEvaluation();
    DataSettings settings = dataSettings(mistakes);
    Gate rules = GateParser.parse(GateElements.read(gate(), gateParameters(), mistakes), mistakes);
    requireOneBaseline(mistakes);
    mistakes.throwIfAny();
    Evidence evidence = judge(settings, (run, sha256) -> evidence(run, sha256, rules, mistakes));
    Verdict verdict = rules.check(evidence);
    reports().write(evidence, verdict);
    Evaluations.mark(project(), reports());
    EvaluationRun run = evidence.run();
    getLog().info("model " + modelFile() + " on " + run.place());
    EvaluationLog.lines(evidence.evaluation(), run.model().classes()).forEach(getLog()::info);
    HealthLog.warnings(evidence.health(), run.images().size()).forEach(getLog()::warn);
    evidence.baseline().hint().filter(hint -> !verdict.explains(hint)).ifPresent(getLog()::info);
    tell(evidence, verdict, reports().page());
  }

  private Evidence evidence(EvaluationRun run, String sha256, Gate rules, Mistakes mistakes)
      throws ConfigurationException, IOException {
    rules.requireClasses(run.model().classes(), mistakes);
    mistakes.throwIfAny();
    KnownBaseline baseline = baseline(run);
    for (Path file : reports().files()) {
      Outputs.requireWritable(file.getFileName().toString(), file);
    }
    TrainingHistory history = TrainingHistory.read(reports().training(), sha256);
    Subject subject =
        new Subject(
            project().getName(), project().getArtifactId(), modelFile(), sha256, freshness());
    return Evidence.of(subject, run, run.evaluateTraining(), history, baseline);
  }

  /** Adds a mistake if both baselines are configured, since one would be ignored. */
  private void requireOneBaseline(Mistakes mistakes) {
    if (Mistakes.isNothing(baselineModel)) {
      return;
    }
    if (baselineFileAskedBy().isPresent()) {
      mistakes.add(
          "nn.baselineFile",
          "has no effect, since nn.baselineModel names what to compare with; leave one of the two"
              + " out");
    } else if (Files.exists(baselineFile(), LinkOption.NOFOLLOW_LINKS)) {
      getLog()
          .warn(
              "%s is not compared with, since nn.baselineModel names a published model"
                  .formatted(baselineFile()));
    }
  }

  private KnownBaseline baseline(EvaluationRun run) throws ConfigurationException, IOException {
    if (Mistakes.isNothing(baselineModel)) {
      return KnownBaseline.read(baselineFile(), run.images(), baselineFileAskedBy());
    }
    Artifact own =
        new DefaultArtifact(
            project().getGroupId(), project().getArtifactId(), "", project().getVersion());
    ModelRepository.Found found =
        new ModelRepository(
                repositories,
                session().getRepositorySession(),
                project().getRemoteProjectRepositories())
            .find(baselineModel, own);
    found.warnings().forEach(getLog()::warn);
    if (found.model().isEmpty()) {
      return ReleasedModel.none(
          "there is no release of %s below %s%s yet"
              .formatted(
                  baselineModel.strip(),
                  project().getVersion(),
                  found.warnings().isEmpty() ? "" : " that has a model"));
    }
    getLog().info("baseline " + found.model().get().coordinates());
    return found.model().get().judge(run);
  }

  /** Gate parameters outside {@code <gate>}. */
  private Map<String, String> gateParameters() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("minAccuracy", minAccuracy);
    texts.put("maxAccuracyDrop", maxAccuracyDrop);
    texts.put("significance", significance);
    texts.put("minClassRecall", minClassRecall);
    texts.putAll(comparingParameters());
    texts.put("maxLoss", maxLoss);
    texts.put("maxOverfit", maxOverfit);
    texts.put("minTestImages", minTestImages);
    texts.put("maxLeakedImages", maxLeakedImages);
    texts.put("baselineMissing", baselineMissing);
    texts.put("staleModel", staleModel());
    texts.put("haltOnFailure", haltOnFailure);
    return texts;
  }

  private void tell(Evidence evidence, Verdict verdict, Path report) throws MojoFailureException {
    if (verdict.results().isEmpty()) {
      getLog()
          .warn(
              "the gate has no rules, so that every model passes it; nn.minAccuracy would be one, or a"
                  + " baseline");
      getLog().info("report " + report);
      return;
    }
    List<String> lines = GateMessage.lines(evidence, verdict, report);
    if (!verdict.passed() && verdict.halts()) {
      throw new MojoFailureException(String.join("\n", lines));
    }
    if (verdict.passed()) {
      // A configured rule that is never checked must not pass silently.
      verdict
          .notChecked()
          .forEach(
              result ->
                  getLog()
                      .warn(
                          "%s was not checked: %s".formatted(result.rule(), result.explanation())));
      lines.forEach(getLog()::info);
    } else {
      lines.forEach(getLog()::warn);
      getLog().warn("The build goes on, since nn.haltOnFailure is false.");
    }
  }
}

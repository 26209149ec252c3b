package dev.nnmaven.plugin;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.baseline.ReleasedModel;
import dev.nnmaven.gate.evaluation.Evaluation;
import dev.nnmaven.gate.evaluation.EvaluationJob;
import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.log.EvaluationLog;
import dev.nnmaven.gate.log.GateMessage;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * Evaluates the trained model on test data, and fails the build if a rule of the gate fails or the
 * model is worse than the baseline. README.md has a complete POM. Example, with the plugin in the
 * POM:
 *
 * <pre>{@code mvn nn:train nn:evaluate -Dnn.minAccuracy=90%}</pre>
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class EvaluateMojo extends AbstractEvaluationMojo {

  /**
   * Minimum accuracy on the test data. Default: not checked. Example: {@code
   * <minAccuracy>95%</minAccuracy>}
   */
  @Parameter(property = "nn.minAccuracy")
  String minAccuracy;

  /**
   * Maximum drop of the accuracy below the baseline, in percentage points. Default: {@code 0} with
   * a baseline. Example: {@code <maxAccuracyDrop>0.5%</maxAccuracyDrop>}
   */
  @Parameter(property = "nn.maxAccuracyDrop")
  String maxAccuracyDrop;

  /**
   * What decides a rule: the {@code figure}; {@code worse}: it fails only if the data show that it
   * is broken; {@code good}: it passes only if they show that it is met. Default: {@code figure}.
   * Example: {@code <evidence>good, drops: worse</evidence>}
   */
  @Parameter(property = "nn.evidence")
  String evidence;

  /**
   * Confidence for {@code evidence}; {@code 95% exact} for exact bounds of shares. Default: {@code
   * 95%}. Example: {@code <confidence>99%</confidence>}
   */
  @Parameter(property = "nn.confidence")
  String confidence;

  /**
   * Minimum recall of each class, or of single ones. Default: not checked. Example: {@code
   * <minClassRecall>80%, B:85%</minClassRecall>}
   */
  @Parameter(property = "nn.minClassRecall")
  String minClassRecall;

  /**
   * Minimum precision of each class, or of single ones. Default: not checked. Example: {@code
   * <minClassPrecision>80%, B:85%</minClassPrecision>}
   */
  @Parameter(property = "nn.minClassPrecision")
  String minClassPrecision;

  /**
   * Minimum F1 of each class, or of single ones. Default: not checked. Example: {@code
   * <minClassF1>80%, B:85%</minClassF1>}
   */
  @Parameter(property = "nn.minClassF1")
  String minClassF1;

  /**
   * Minimum mean precision over the classes (macro). Default: not checked. Example: {@code
   * <minPrecision>85%</minPrecision>}
   */
  @Parameter(property = "nn.minPrecision")
  String minPrecision;

  /**
   * Minimum mean F1 over the classes (macro). Default: not checked. Example: {@code
   * <minF1>85%</minF1>}
   */
  @Parameter(property = "nn.minF1")
  String minF1;

  /**
   * Minimum area under the ROC curve: each class against the rest, on average. Default: not
   * checked. Example: {@code <minAuc>95%</minAuc>}
   */
  @Parameter(property = "nn.minAuc")
  String minAuc;

  /**
   * Minimum gain over a trivial model: accuracy above the most frequent class, or RMSE below that
   * of the mean. Default: not checked. Example: {@code <minGain>20%</minGain>}
   */
  @Parameter(property = "nn.minGain")
  String minGain;

  /**
   * Maximum expected calibration error (15 bins). Default: not checked. Example: {@code
   * <maxCalibrationError>5%</maxCalibrationError>}
   */
  @Parameter(property = "nn.maxCalibrationError")
  String maxCalibrationError;

  /**
   * Minimum share of confident answers of a model with {@code abstain}. Default: not checked.
   * Example: {@code <minCoverage>90%</minCoverage>}
   */
  @Parameter(property = "nn.minCoverage")
  String minCoverage;

  /**
   * Minimum accuracy of confident answers of a model with {@code abstain}; fails without any.
   * Default: not checked. Example: {@code <minConfidentAccuracy>98%</minConfidentAccuracy>}
   */
  @Parameter(property = "nn.minConfidentAccuracy")
  String minConfidentAccuracy;

  /**
   * Share of intervals of a number, or sets of classes, that must contain the actual value. Needs
   * {@code members=folds(5)} or validation data. Default: {@code 0.9}. Example: {@code
   * <coverage>95%</coverage>}
   */
  @Parameter(property = "nn.coverage")
  String coverage;

  /**
   * Minimum share of intervals, or sets of classes, that contain the actual value; fails only if
   * the test data show less. Default: not checked. Example: {@code
   * <minIntervalCoverage>90%</minIntervalCoverage>}
   */
  @Parameter(property = "nn.minIntervalCoverage")
  String minIntervalCoverage;

  /**
   * Maximum mean width of intervals, or mean size of sets of classes. Default: not checked.
   * Example: {@code <maxIntervalWidth>120</maxIntervalWidth>}
   */
  @Parameter(property = "nn.maxIntervalWidth")
  String maxIntervalWidth;

  /**
   * Maximum mean cost of an answer of a model with {@code costs}. Default: not checked. Example:
   * {@code <maxCost>0.55</maxCost>}
   */
  @Parameter(property = "nn.maxCost")
  String maxCost;

  /** Maximum mean loss. Default: not checked. Example: {@code <maxLoss>0.35</maxLoss>} */
  @Parameter(property = "nn.maxLoss")
  String maxLoss;

  /**
   * Maximum excess of the accuracy on the training data over that on the test data, in percentage
   * points. Default: not checked. Example: {@code <maxOverfit>5%</maxOverfit>}
   */
  @Parameter(property = "nn.maxOverfit")
  String maxOverfit;

  /**
   * Minimum number of different test examples; copies count once. Default: not checked. Example:
   * {@code <minTestExamples>1000</minTestExamples>}
   */
  @Parameter(property = "nn.minTestExamples")
  String minTestExamples;

  /**
   * Maximum number of test examples that are also training examples: equal images, or rows whose
   * inputs are equal and targets agree. Default: warns above 0. Example: {@code
   * <maxLeaked>0</maxLeaked>}
   */
  @Parameter(property = "nn.maxLeaked")
  String maxLeaked;

  /**
   * Minimum accuracy of each slice of at least 20 examples, or of single ones. Default: not
   * checked. Example: {@code <minSliceAccuracy>80%, sex=female:85%</minSliceAccuracy>}
   */
  @Parameter(property = "nn.minSliceAccuracy")
  String minSliceAccuracy;

  /**
   * Maximum population stability index of any column of a table, above the level expected by
   * chance; 0.25 is large. Default: not checked. Example: {@code <maxDrift>0.25</maxDrift>}
   */
  @Parameter(property = "nn.maxDrift")
  String maxDrift;

  /**
   * Maximum root mean squared error. Default: not checked. Example: {@code <maxRmse>350</maxRmse>}
   */
  @Parameter(property = "nn.maxRmse")
  String maxRmse;

  /** Maximum mean absolute error. Default: not checked. Example: {@code <maxMae>280</maxMae>} */
  @Parameter(property = "nn.maxMae")
  String maxMae;

  /**
   * Minimum coefficient of determination; 1 is perfect, 0 is no better than the mean. Default: not
   * checked. Example: {@code <minR2>0.8</minR2>}
   */
  @Parameter(property = "nn.minR2")
  String minR2;

  /**
   * Maximum size of the mean error, predicted − actual. Default: not checked. Example: {@code
   * <maxBias>25</maxBias>}
   */
  @Parameter(property = "nn.maxBias")
  String maxBias;

  /**
   * Maximum population stability index of the predicted classes, above the level expected by
   * chance. Default: not checked. Example: {@code <maxPredictionDrift>0.1</maxPredictionDrift>}
   */
  @Parameter(property = "nn.maxPredictionDrift")
  String maxPredictionDrift;

  /**
   * Maximum size of the model file. Default: not checked. Example: {@code
   * <maxModelBytes>500000</maxModelBytes>}
   */
  @Parameter(property = "nn.maxModelBytes")
  String maxModelBytes;

  /**
   * Maximum number of weights and biases. Default: not checked. Example: {@code
   * <maxParameters>100000</maxParameters>}
   */
  @Parameter(property = "nn.maxParameters")
  String maxParameters;

  /**
   * Maximum drop of the area under the ROC curve below a released model ({@code baseline}), in
   * percentage points. Default: not checked. Example: {@code <maxAucDrop>1%</maxAucDrop>}
   */
  @Parameter(property = "nn.maxAucDrop")
  String maxAucDrop;

  /**
   * Maximum rise of the mean absolute error above the baseline, as a share of it. Default: {@code
   * 0} with a baseline. Example: {@code <maxErrorRise>2%</maxErrorRise>}
   */
  @Parameter(property = "nn.maxErrorRise")
  String maxErrorRise;

  /**
   * Maximum rise of the mean cost of an answer above the baseline, as a share of it. Default: not
   * checked. Example: {@code <maxCostRise>2%</maxCostRise>}
   */
  @Parameter(property = "nn.maxCostRise")
  String maxCostRise;

  /**
   * Model card: {@code none}, {@code write}, or {@code require} a complete card. Default: {@code
   * write} with {@code modelCard} or {@code nn-card.md} beside the POM, else {@code none}. Example:
   * {@code <card>require</card>}
   */
  @Parameter(property = "nn.card")
  String card;

  /**
   * Statements for the model card: {@code intendedUse}, {@code outOfScopeUse}, {@code limitations},
   * {@code ethicalConsiderations}, {@code responsible}, {@code dataLicense}, and optionally {@code
   * license} and {@code dataset}. Example: {@code <modelCard><intendedUse>Sorting scanned
   * letters.</intendedUse></modelCard>}
   */
  @Parameter PlexusConfiguration modelCard;

  /**
   * What {@code install} and {@code deploy} publish: {@code model}, {@code card}, both, or {@code
   * none}. Default: {@code none}. Example: {@code <attach>model, card</attach>}
   */
  @Parameter(property = "nn.attach")
  String attach;

  @Inject private RepositorySystem repositories;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(SettingsReader reader)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    claimReports();
    // From here on, even on failure, results of an earlier build must not remain.
    reports().removeEvaluation();
    EvaluationJob job = EvaluationJob.parse(reader, JudgedFile.parse(reader));
    if (releasedBaseline().isPresent()) {
      if (job.judged().data().isEmpty()) {
        reader.mistake("baseline", "a release has no answers to compare with; expected a file");
      } else if (Files.exists(baselineFile(), LinkOption.NOFOLLOW_LINKS)) {
        warn("%s is not compared with, since nn.baseline names a release", baselineFile());
      }
    }
    CardPublication shipped = CardPublication.parse(this, reader);
    reader.throwIfAny();
    shipped.claim();
    Evaluation evaluation = judge(job.judged(), (run, sha256) -> judged(job, run, sha256));
    Evidence evidence = evaluation.evidence();
    Verdict verdict = evaluation.verdict();
    reports().write(evidence, verdict);
    shipped.write(evidence, verdict);
    BuildContext.evaluated(project, reports().model());
    if (!said().containsAll(evidence.findings().lines())) {
      sayJudged(evidence.run());
    }
    MavenLines lines = new MavenLines(getLog());
    List<String> failure = GateMessage.tell(evidence, verdict, reports().page(), lines);
    EvaluationLog.tell(evidence, verdict, said(), reports().errors(), lines);
    failIfAny(failure);
    shipped.ship(artifacts);
  }

  private Evaluation judged(EvaluationJob job, Answered run, String sha256)
      throws ConfigurationException, DatasetException, IOException {
    job.gate().requireFit(run);
    BaselineLookup baseline = baseline(run);
    for (Path file : reports().files()) {
      Outputs.requireWritable(file.getFileName().toString(), file);
    }
    TrainingHistory history = TrainingHistory.read(reports().training(), sha256);
    return job.judge(subject(sha256, whyStale(run)), run, history, baseline);
  }

  private BaselineLookup baseline(Answered run)
      throws ConfigurationException, DatasetException, IOException {
    Optional<String> release = releasedBaseline();
    if (!(run instanceof EvaluationRun asked) || release.isEmpty()) {
      Optional<String> asked = Optional.of("nn.baseline").filter(any -> settings().has("baseline"));
      Path file = Files.exists(baselineFile()) ? claimedBaseline() : baselineFile();
      return BaselineLookup.read(file, run, asked);
    }
    Artifact own =
        new DefaultArtifact(
            project.getGroupId(), project.getArtifactId(), "", project.getVersion());
    ModelRepository.Found found =
        ModelRepository.of(repositories, session, project).find(release.get(), own);
    found.warnings().forEach(getLog()::warn);
    if (found.model().isEmpty()) {
      return ReleasedModel.none(
          "no release of %s below %s%s yet"
              .formatted(
                  release.get(),
                  project.getVersion(),
                  found.warnings().isEmpty() ? "" : " that has a model"));
    }
    getLog().info("baseline " + found.model().get().coordinates());
    return found.model().get().judge(asked);
  }
}

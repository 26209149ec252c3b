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
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
 * Judges the trained model on examples that it was not trained on, and fails the build when it does
 * not meet the rules of the gate or falls below the baseline. README.md has a whole POM to copy.
 * Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:train nn:evaluate -Dnn.minAccuracy=90%}</pre>
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class EvaluateMojo extends AbstractEvaluationMojo {

  /**
   * Minimum accuracy on the held-out images: 0.95 or 95%. Default: none, accuracy is only reported.
   * Example: {@code <minAccuracy>95%</minAccuracy>}
   */
  @Parameter(property = "nn.minAccuracy")
  String minAccuracy;

  /**
   * Maximum drop of the accuracy below the baseline, in percentage points. Default: 0, if there is
   * a baseline. Example: {@code <maxAccuracyDrop>0.5%</maxAccuracyDrop>}
   */
  @Parameter(property = "nn.maxAccuracyDrop")
  String maxAccuracyDrop;

  /**
   * What decides a rule: the {@code figure}; or it fails only if shown to be {@code worse}, or
   * passes only if shown to be {@code good}. Default: figure. Example: {@code <evidence>good,
   * drops: worse</evidence>}
   */
  @Parameter(property = "nn.evidence")
  String evidence;

  /**
   * Confidence of what {@code evidence} asks to be shown; {@code 95% exact} for exact bounds of
   * shares. Default: 95%. Example: {@code <confidence>99%</confidence>}
   */
  @Parameter(property = "nn.confidence")
  String confidence;

  /**
   * Pattern that finds an image's group in its name by a bracketed part, or a column that has the
   * group of a row; a group stays in one fold, and is one piece of evidence. Example: {@code
   * <groups>/([^-]+)-</groups>}
   */
  @Parameter(property = "nn.groups")
  String groups;

  /**
   * Minimum recall of each class, and of single classes: {@code 80%, B:85%}. Default: none.
   * Example: {@code <minClassRecall>80%</minClassRecall>}
   */
  @Parameter(property = "nn.minClassRecall")
  String minClassRecall;

  /**
   * Minimum precision of each class, and of single classes: {@code 80%, B:85%}. Default: none.
   * Example: {@code <minClassPrecision>80%</minClassPrecision>}
   */
  @Parameter(property = "nn.minClassPrecision")
  String minClassPrecision;

  /** Minimum F1 per class. Default: none. Example: {@code <minClassF1>80%, B:85%</minClassF1>} */
  @Parameter(property = "nn.minClassF1")
  String minClassF1;

  /** Minimum macro precision. Default: none. Example: {@code <minPrecision>85%</minPrecision>} */
  @Parameter(property = "nn.minPrecision")
  String minPrecision;

  /** Minimum macro F1: mean over classes. Default: none. Example: {@code <minF1>85%</minF1>} */
  @Parameter(property = "nn.minF1")
  String minF1;

  /**
   * Minimum area under the ROC curve: of each class against the rest, as the mean. Default: none.
   * Example: {@code <minAuc>95%</minAuc>}
   */
  @Parameter(property = "nn.minAuc")
  String minAuc;

  /**
   * Minimum gain over a model that looks at nothing: in percentage points of accuracy, or as a
   * share of the RMSE of a number. Default: none. Example: {@code <minGain>20%</minGain>}
   */
  @Parameter(property = "nn.minGain")
  String minGain;

  /**
   * Maximum expected calibration error: how far probabilities are from shares of correct answers.
   * Default: any. Example: {@code <maxCalibrationError>5%</maxCalibrationError>}
   */
  @Parameter(property = "nn.maxCalibrationError")
  String maxCalibrationError;

  /**
   * Minimum share of the held-out examples that a model with {@code abstain} is confident of.
   * Default: any. Example: {@code <minCoverage>90%</minCoverage>}
   */
  @Parameter(property = "nn.minCoverage")
  String minCoverage;

  /**
   * Minimum accuracy on the held-out examples that a model with {@code abstain} is confident of.
   * Default: any. Example: {@code <minConfidentAccuracy>98%</minConfidentAccuracy>}
   */
  @Parameter(property = "nn.minConfidentAccuracy")
  String minConfidentAccuracy;

  /**
   * How many of 1 intervals of a number, or sets of classes, are to hold the actual one, of a model
   * with {@code members=folds(5)} or validation data. Default: 0.9. Example: {@code
   * <coverage>95%</coverage>}
   */
  @Parameter(property = "nn.coverage")
  String coverage;

  /**
   * Minimum share of intervals of {@code coverage}, or sets of classes, that hold the actual one;
   * fails only if the held-out examples show that it is less. Default: any. Example: {@code
   * <minIntervalCoverage>90%</minIntervalCoverage>}
   */
  @Parameter(property = "nn.minIntervalCoverage")
  String minIntervalCoverage;

  /**
   * Maximum mean width of the intervals of {@code coverage} in the unit of the target, or mean
   * number of classes in the sets. Default: any. Example: {@code
   * <maxIntervalWidth>120</maxIntervalWidth>}
   */
  @Parameter(property = "nn.maxIntervalWidth")
  String maxIntervalWidth;

  /**
   * Maximum mean cost of an answer on the held-out examples, of a model with {@code costs}.
   * Default: any. Example: {@code <maxCost>0.55</maxCost>}
   */
  @Parameter(property = "nn.maxCost")
  String maxCost;

  /** Maximum mean loss, in nats. Default: any. Example: {@code <maxLoss>0.35</maxLoss>} */
  @Parameter(property = "nn.maxLoss")
  String maxLoss;

  /**
   * Maximum amount by which the accuracy on training images exceeds that on held-out images, in
   * percentage points. Default: any. Example: {@code <maxOverfit>5%</maxOverfit>}
   */
  @Parameter(property = "nn.maxOverfit")
  String maxOverfit;

  /**
   * Minimum number of different test examples. Default: any. Example: {@code
   * <minTestExamples>1000</minTestExamples>}
   */
  @Parameter(property = "nn.minTestExamples")
  String minTestExamples;

  /**
   * Maximum number of test examples that are also training examples: equal images, or rows with
   * equal inputs. Default: any, with a warning. Example: {@code <maxLeaked>0</maxLeaked>}
   */
  @Parameter(property = "nn.maxLeaked")
  String maxLeaked;

  /**
   * Minimum accuracy in each slice of at least 20 examples, or in one: {@code 80%, sex=female:85%}.
   * Default: any. Example: {@code <minSliceAccuracy>80%</minSliceAccuracy>}
   */
  @Parameter(property = "nn.minSliceAccuracy")
  String minSliceAccuracy;

  /**
   * Maximum population stability index of training and held-out rows in any column, above chance;
   * 0.25 is large. Default: any. Example: {@code <maxDrift>0.25</maxDrift>}
   */
  @Parameter(property = "nn.maxDrift")
  String maxDrift;

  /**
   * Maximum root mean squared error of a number on the held-out rows, in the unit of the target.
   * Default: any. Example: {@code <maxRmse>350</maxRmse>}
   */
  @Parameter(property = "nn.maxRmse")
  String maxRmse;

  /**
   * Maximum mean absolute error of a number on the held-out rows, in the unit of the target.
   * Default: any. Example: {@code <maxMae>280</maxMae>}
   */
  @Parameter(property = "nn.maxMae")
  String maxMae;

  /**
   * Minimum coefficient of determination R² of a number on the held-out rows; 1 is the best, 0 no
   * better than predicting their mean. Default: any. Example: {@code <minR2>0.8</minR2>}
   */
  @Parameter(property = "nn.minR2")
  String minR2;

  /**
   * Maximum size of the mean of predicted − actual on the held-out rows, in the unit of the target.
   * Default: any. Example: {@code <maxBias>25</maxBias>}
   */
  @Parameter(property = "nn.maxBias")
  String maxBias;

  /**
   * Maximum population stability index of predicted classes of training and held-out examples,
   * above chance. Default: any. Example: {@code <maxPredictionDrift>0.1</maxPredictionDrift>}
   */
  @Parameter(property = "nn.maxPredictionDrift")
  String maxPredictionDrift;

  /**
   * Maximum size of the model file in bytes. Default: any. Example: {@code
   * <maxModelBytes>500000</maxModelBytes>}
   */
  @Parameter(property = "nn.maxModelBytes")
  String maxModelBytes;

  /**
   * Maximum number of weights and biases. Default: any. Example: {@code
   * <maxParameters>100000</maxParameters>}
   */
  @Parameter(property = "nn.maxParameters")
  String maxParameters;

  /**
   * Maximum drop of the area under the ROC curve below that of a released model, in percentage
   * points. Default: any. Example: {@code <maxAucDrop>1%</maxAucDrop>}
   */
  @Parameter(property = "nn.maxAucDrop")
  String maxAucDrop;

  /**
   * Maximum rise of the mean absolute error above the baseline's, as a share of it. Default: 0, if
   * there is a baseline. Example: {@code <maxErrorRise>2%</maxErrorRise>}
   */
  @Parameter(property = "nn.maxErrorRise")
  String maxErrorRise;

  /**
   * Maximum rise of the mean cost of an answer above the baseline's, as a share of it. Default:
   * any. Example: {@code <maxCostRise>2%</maxCostRise>}
   */
  @Parameter(property = "nn.maxCostRise")
  String maxCostRise;

  /**
   * Model card: {@code none}, {@code write}, or {@code require} that nothing is unsaid. Default:
   * write, if there is {@code modelCard} or {@code nn-card.md} beside the POM, which has the same
   * in Markdown, under a heading for each. Example: {@code <card>require</card>}
   */
  @Parameter(property = "nn.card")
  String card;

  /**
   * What only people know of the model, an element each: {@code intendedUse}, {@code
   * outOfScopeUse}, {@code limitations}, {@code ethicalConsiderations}, {@code responsible}, {@code
   * dataLicense}, and, unless the POM says them, {@code license} and {@code dataset}. Example:
   * {@code <modelCard><intendedUse>Sorting scanned letters.</intendedUse></modelCard>}
   */
  @Parameter PlexusConfiguration modelCard;

  /**
   * What {@code install} and {@code deploy} publish, of {@code model} and {@code card}: classifier
   * {@code model}, types {@code safetensors} and {@code md}. Default: none. Example: {@code
   * <attach>model, card</attach>}
   */
  @Parameter(property = "nn.attach")
  String attach;

  /**
   * Published model to compare with, by its coordinates; without a version, its latest release
   * below this project's. Example: {@code <baselineModel>com.example:letters:1.2</baselineModel>}
   */
  @Parameter(property = "nn.baselineModel")
  String baselineModel;

  @Inject private RepositorySystem repositories;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(Settings settings)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    claimReports();
    // From here on, even on failure, results of an earlier build must not remain.
    reports().removeEvaluation();
    EvaluationJob job = EvaluationJob.parse(settings, JudgedFile.parse(settings));
    if (settings.has("baselineModel") && Files.exists(baselineFile(), LinkOption.NOFOLLOW_LINKS)) {
      warn(
          "%s is not compared with, since nn.baselineModel names a published model",
          baselineFile());
    }
    CardPublication shipped = CardPublication.parse(this, settings);
    settings.mistakes().throwIfAny();
    shipped.claim();
    Evaluation found = judge(job.judged(), (run, sha256) -> judged(job, run, sha256));
    Evidence evidence = found.evidence();
    Verdict verdict = found.verdict();
    reports().write(evidence, verdict);
    shipped.write(evidence, verdict);
    BuildContext.evaluated(project, reports().model());
    sayJudged(evidence.run());
    MavenLines lines = new MavenLines(getLog());
    EvaluationLog.tell(evidence, verdict, said(), reports().errors(), lines);
    failIfAny(GateMessage.tell(evidence, verdict, reports().page(), lines));
    shipped.ship(artifacts);
  }

  private Evaluation judged(EvaluationJob job, Answered run, String sha256)
      throws ConfigurationException, DatasetException, IOException {
    job.requireFit(run);
    BaselineLookup baseline = baseline(run, job);
    for (Path file : reports().files()) {
      Outputs.requireWritable(file.getFileName().toString(), file);
    }
    TrainingHistory history = TrainingHistory.read(reports().training(), sha256);
    return job.judge(subject(sha256, freshness(run)), run, history, baseline);
  }

  private BaselineLookup baseline(Answered run, EvaluationJob job)
      throws ConfigurationException, DatasetException, IOException {
    Settings settings = job.settings();
    if (!(run instanceof EvaluationRun asked) || !settings.has("baselineModel")) {
      Optional<String> asked =
          Optional.of("nn.baselineFile").filter(any -> settings.has("baselineFile"));
      Path file = Files.exists(baselineFile()) ? claimedBaseline() : baselineFile();
      return BaselineLookup.read(file, run, asked);
    }
    String baselineModel = settings.text("baselineModel");
    Artifact own =
        new DefaultArtifact(
            project.getGroupId(), project.getArtifactId(), "", project.getVersion());
    ModelRepository.Found found =
        ModelRepository.of(repositories, session, project).find(baselineModel, own);
    found.warnings().forEach(getLog()::warn);
    if (found.model().isEmpty()) {
      return ReleasedModel.none(
          "there is no release of %s below %s%s yet"
              .formatted(
                  baselineModel.strip(),
                  project.getVersion(),
                  found.warnings().isEmpty() ? "" : " that has a model"));
    }
    getLog().info("baseline " + found.model().get().coordinates());
    return found.model().get().judge(asked);
  }
}

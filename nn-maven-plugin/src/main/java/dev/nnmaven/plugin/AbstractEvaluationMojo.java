package dev.nnmaven.plugin;

import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.gate.evidence.Staleness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that evaluate a model. */
abstract class AbstractEvaluationMojo extends AbstractDataMojo {

  /**
   * Test data: a folder of images, or a table. Default: {@code test} in {@code data}, else {@code
   * testFraction}. Example: {@code <testData>src/test-letters</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Share of the data to hold out as test data when you provide none; {@code 0} for none. Default:
   * {@code 0.2}. Example: {@code <testFraction>25%</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: from {@code sep=}, else the most frequent in line 1. Example: {@code
   * <separator>tab</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;

  /**
   * Encoding of a table: {@code UTF-8}, {@code windows-1250} to {@code windows-1258}, or {@code
   * ISO-8859-1}, {@code -2}, {@code -5}, {@code -7}, {@code -9}, {@code -15}. Default: as trained,
   * else {@code UTF-8}. Example: {@code <encoding>windows-1252</encoding>}
   */
  @Parameter(property = "nn.encoding")
  String encoding;

  /**
   * Column of a table to predict; required for training. Default: as trained, for {@code evaluate}
   * and {@code baseline}. Example: {@code <target>species</target>}
   */
  @Parameter(property = "nn.target")
  String target;

  /**
   * Selection of test rows: by {@code content}, whole groups with {@code group(patient)}, or the
   * last rows with {@code time(date)}. This column is not an input unless {@code columns} lists it.
   * Default: {@code content}. Example: {@code <split>group(patient)</split>}
   */
  @Parameter(property = "nn.split")
  String split;

  /**
   * Examples that stay together in folds, validation data and, of images, held-out test data, and
   * are one piece of evidence: a column, or a pattern over image names with the group in
   * parentheses. Default: none. Example: {@code <groups>/([^-]+)-</groups>}
   */
  @Parameter(property = "nn.groups")
  String groups;

  /**
   * Rules of the gate, as elements. {@code minClassRecalls} contains an element per class. Example:
   * {@code
   * <gate><minAccuracy>95%</minAccuracy><minClassRecalls><B>85%</B></minClassRecalls></gate>}
   */
  @Parameter PlexusConfiguration gate;

  /**
   * Maximum drop of the recall of any class below the baseline, in percentage points. Default: not
   * checked. Example: {@code <maxClassRecallDrop>5%</maxClassRecallDrop>}
   */
  @Parameter(property = "nn.maxClassRecallDrop")
  String maxClassRecallDrop;

  /**
   * Attributes to slice test data by: columns ({@code age:4} for quarters), or patterns over image
   * names. Default: none. Example: {@code <slices>sex, age:4</slices>}, {@code
   * <slices>font=/([a-z]+)-</slices>}
   */
  @Parameter(property = "nn.slices")
  String slices;

  /**
   * Maximum drop of the accuracy of any slice below the baseline, in percentage points. Default:
   * not checked. Example: {@code <maxSliceDrop>5%</maxSliceDrop>}
   */
  @Parameter(property = "nn.maxSliceDrop")
  String maxSliceDrop;

  /**
   * What warns instead of failing the build: some of {@code undecided, unchecked, baselineMissing,
   * baselineMismatch, staleModel}; or {@code all}, failed rules as well; or {@code none}. Default:
   * {@code undecided, unchecked}. Example: {@code <warnOnly>undecided, unchecked,
   * staleModel</warnOnly>}
   */
  @Parameter(property = "nn.warnOnly")
  String warnOnly;

  /**
   * Accepted model to compare with: the file that {@code baseline} writes, or a release; without a
   * version, the latest below this project's. Default: {@code nn-baseline.json} beside the POM.
   * Example: {@code <baseline>src/nn/baseline.json</baseline>}, {@code
   * <baseline>com.example:letters:1.2</baseline>}
   */
  @Parameter(property = "nn.baseline")
  String baseline;

  /**
   * File of answers to evaluate instead of a model: a table with {@code id}, {@code actual}, {@code
   * predicted} and optional columns. Default: none. Example: {@code
   * <predictions>target/answers.csv</predictions>}
   */
  @Parameter(property = "nn.predictions")
  File predictions;

  /**
   * Names of the columns {@code id, actual, predicted, probability, lower, upper, group} in {@code
   * predictions}. Default: these names. Example: {@code <predictionColumns>id:ticket,
   * actual:team</predictionColumns>}
   */
  @Parameter(property = "nn.predictionColumns")
  String predictionColumns;

  /** The file of answers, if these are judged: reports are named after it. */
  @Override
  Path modelFile() {
    return settings().file("predictions").orElseGet(super::modelFile);
  }

  /** Answers alone are enough to judge, whatever the packaging. */
  @Override
  Optional<String> missing() {
    return settings().has("predictions") ? Optional.empty() : super.missing();
  }

  /**
   * Why the model is not the one that this build's settings train; empty if it is, or it trains
   * none.
   */
  final Optional<String> whyStale(Answered run) {
    if (!(run instanceof EvaluationRun)) {
      return Optional.empty();
    }
    Optional<Supplier<Optional<String>>> asked = BuildContext.training(project, modelFile());
    try {
      return asked.isPresent() ? asked.get().get() : whyStaleInPom(run);
    } catch (ConfigurationException e) {
      return Optional.of(String.valueOf(e.getMessage()).replaceAll("\\R *", " "));
    }
  }

  /** Compares with what the POM would train, if this build does not train. */
  private Optional<String> whyStaleInPom(Answered run) throws ConfigurationException {
    PomGoals goals = new PomGoals(session, project, plugin);
    List<TrainMojo> trainings =
        goals.of("train", TrainMojo::new).stream()
            .filter(train -> train.modelFile().normalize().equals(modelFile().normalize()))
            .toList();
    if (trainings.isEmpty()) {
      Optional<String> doubt = TrainingState.doubt(reports().state());
      return doubt.isPresent()
          ? doubt
          : Staleness.byCosts(run, goals.called("train", TrainMojo::new).settings());
    }
    return trainings.get(trainings.size() - 1).whyStale();
  }

  /** Coordinates of the baseline, if it is a release, and no file. */
  final Optional<String> releasedBaseline() {
    return Optional.of(settings().text("baseline").strip())
        .filter(text -> text.contains(":") && !new File(text).isAbsolute());
  }

  /** File of the baseline, configured or by default. */
  final Path baselineFile() {
    String file = releasedBaseline().isPresent() ? "" : settings().text("baseline").strip();
    Path folder = project.getBasedir().toPath();
    return folder.resolve(file.isEmpty() ? "nn-baseline.json" : file).normalize();
  }

  /** The same, which is of one model; throws if another model has it. */
  final Path claimedBaseline() throws ConfigurationException {
    claim(baselineFile(), "A baseline is of one model; give each its own nn.baseline.");
    return baselineFile();
  }

  /** What training has logged of the model in this build, which need not be said twice. */
  final Set<String> said() {
    return BuildContext.said(project, modelFile());
  }

  /** What a line is about: of a file that is left out, the file, and not the reason. */
  private static String subject(String line) {
    return line.replaceFirst("^(skipped: .*?): .*", "$1");
  }

  /** Says what is judged. */
  final void sayJudged(Answered run) {
    boolean isAsked = run instanceof EvaluationRun;
    getLog().info(isAsked ? "model " + modelFile() + " on " + run.place() : run.place());
  }

  final Subject subject(String sha256, Optional<String> whyStale) {
    return new Subject(project.getName(), project.getArtifactId(), modelFile(), sha256, whyStale);
  }

  /** Evaluates the model on the configured data, or takes the answers. */
  <T> T judge(JudgedFile judged, JudgedFile.Work<T> work)
      throws ConfigurationException, DatasetException, IOException {
    return judged.judge(
        (run, sha256) -> {
          // A warning may quote a message of several lines.
          run.warnings().stream()
              .flatMap(String::lines)
              .filter(
                  line -> said().stream().noneMatch(text -> subject(text).equals(subject(line))))
              .forEach(getLog()::warn);
          return work.of(run, sha256);
        });
  }
}

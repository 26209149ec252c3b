package dev.nnmaven.plugin;

import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.HashedModel;
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
abstract class AbstractEvaluationMojo extends AbstractModelFileMojo {

  /**
   * A CSV or TSV file whose first line names the columns, or one of JSON lines (.jsonl), which may
   * be packed (.gz); or a folder of images, one sub-folder per class, named after it, or {@code
   * train} and {@code test} that hold such sub-folders. PNG, JPEG, GIF and BMP, grey or colour, all
   * of one size; hidden files are ignored. Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are not images, or of another size than expected: {@code fail} the build, or {@code
   * skip} them with a warning. Default: fail. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /**
   * Held-out examples: a folder with a sub-folder of images per class, or a file of rows. Default:
   * {@code test} beside {@code train} in {@code data}, else {@code testFraction} of the examples.
   * Example: {@code <testData>src/letters-to-judge-by</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Fraction of each class to hold out for evaluation if there are no test images or rows: 0.2 or
   * 20%; 0 for none. Their content decides which ones these are, or {@code split}. Default: 0.2.
   * Example: {@code <testFraction>0.25</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: the most frequent of these in the first line. Example: {@code
   * <separator>semicolon</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;

  /**
   * The rules of the gate as elements, instead of the parameters below that have the same names;
   * and in {@code minClassRecalls} an element for each class that has a limit of its own. Example:
   *
   * <pre>{@code
   * <gate>
   *   <minAccuracy>95%</minAccuracy>
   *   <minClassRecall>80%</minClassRecall>
   *   <minClassRecalls>
   *     <B>85%</B>
   *   </minClassRecalls>
   * </gate>
   * }</pre>
   */
  @Parameter PlexusConfiguration gate;

  /**
   * Maximum drop of the recall of any class below the baseline, in percentage points. Default: any.
   * Example: {@code <maxClassRecallDrop>5%</maxClassRecallDrop>}
   */
  @Parameter(property = "nn.maxClassRecallDrop")
  String maxClassRecallDrop;

  /**
   * What the test examples are sliced by, separated by commas: a column of the table, or of {@code
   * sliceFile}; with a number of bins, where it has numbers; or a pattern over the names of images,
   * with a name and one part in brackets, or with named groups. Example: {@code <slices>sex,
   * age:4</slices>}, {@code <slices>font=/([a-z]+)-</slices>}
   */
  @Parameter(property = "nn.slices")
  String slices;

  /**
   * CSV file of images whose columns {@code slices} may name: the first has the name of each image
   * as reports have it, {@code A/font-7.png}. Example: {@code
   * <sliceFile>src/letters.csv</sliceFile>}
   */
  @Parameter(property = "nn.sliceFile")
  File sliceFile;

  /**
   * Maximum drop of the accuracy of any slice below the baseline, in percentage points. Default:
   * any. Example: {@code <maxSliceDrop>5%</maxSliceDrop>}
   */
  @Parameter(property = "nn.maxSliceDrop")
  String maxSliceDrop;

  /**
   * A baseline of other test images: {@code fail} the build, or {@code warn} and do not compare.
   * Default: fail. Example: {@code <baselineMismatch>warn</baselineMismatch>}
   */
  @Parameter(property = "nn.baselineMismatch")
  String baselineMismatch;

  /**
   * File of the baseline, the model that was accepted last: {@code baseline} writes it, {@code
   * evaluate} compares with it; keep it in version control. If configured and missing, {@code
   * evaluate} fails. Default: {@code nn-baseline.json} beside the POM. Example: {@code
   * <baselineFile>src/nn/baseline.json</baselineFile>}
   */
  @Parameter(property = "nn.baselineFile")
  File baselineFile;

  /**
   * A model that is not the one that these settings train (settings, images or code have changed,
   * or the last training failed): {@code fail} the build, or {@code warn} and use it. Checked if
   * the POM binds {@code train}, or this build called it, or it was interrupted. Default: fail.
   * Example: {@code <staleModel>warn</staleModel>}
   */
  @Parameter(property = "nn.staleModel")
  String staleModel;

  /** Whether the model is the one that this build's settings train. */
  final Freshness freshness() {
    Optional<Supplier<Optional<String>>> asked = BuildContext.training(project, modelFile());
    try {
      return asked.isPresent() ? Freshness.of(asked.get().get()) : freshnessInPom();
    } catch (ConfigurationException e) {
      return Freshness.stale(String.valueOf(e.getMessage()));
    }
  }

  /** Compares with what the POM would train, if this build does not train. */
  private Freshness freshnessInPom() throws ConfigurationException {
    List<TrainMojo> trainings =
        new PomGoals(session, project, plugin)
            .of("train", TrainMojo::new).stream()
                .filter(train -> train.modelFile().normalize().equals(modelFile().normalize()))
                .toList();
    if (trainings.isEmpty()) {
      return TrainingState.unfinished(reports().state())
          .map(Freshness::stale)
          .orElse(Freshness.notTrainedHere());
    }
    return Freshness.of(trainings.get(trainings.size() - 1).whyStale());
  }

  /** File of the baseline, configured or by default. */
  final Path baselineFile() {
    return settings()
        .file("baselineFile")
        .orElseGet(() -> project.getBasedir().toPath().resolve("nn-baseline.json"));
  }

  /** A goal's work on a model that was read from a file of this hash. */
  interface EvaluationCallback<T> {
    T of(EvaluationRun run, String modelSha256)
        throws ConfigurationException, DatasetException, IOException;
  }

  /** What training has logged of the model in this build, which need not be said twice. */
  final Set<String> said() {
    return BuildContext.said(project, modelFile());
  }

  /** What a line is about: of a file that is left out, the file, and not the reason. */
  private static String subject(String line) {
    return line.replaceFirst("^(left out: .*?): .*", "$1");
  }

  final Subject subject(String sha256, Freshness freshness) {
    return new Subject(project.getName(), project.getArtifactId(), modelFile(), sha256, freshness);
  }

  /**
   * Evaluates the model on the configured images. The model file may be replaced meanwhile, and
   * figures of one model with the hash of another would be worse than none: it is hashed before it
   * is read, and must be unchanged afterwards.
   */
  <T> T judge(DataSettings settings, EvaluationCallback<T> callback)
      throws ConfigurationException, DatasetException, IOException {
    requireModel();
    HashedModel hashed = HashedModel.read(modelFile());
    EvaluationRun run = EvaluationRun.prepare(hashed.model(), settings);
    // A warning may quote a message of several lines.
    run.warnings().stream()
        .flatMap(String::lines)
        .filter(line -> said().stream().noneMatch(one -> subject(one).equals(subject(line))))
        .forEach(getLog()::warn);
    T found = callback.of(run, hashed.sha256());
    hashed.requireUnchanged(modelFile());
    return found;
  }
}

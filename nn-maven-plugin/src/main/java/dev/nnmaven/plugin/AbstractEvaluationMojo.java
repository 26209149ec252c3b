package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.evidence.Freshness;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that evaluate a model. */
abstract class AbstractEvaluationMojo extends AbstractDataMojo {

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
  @Parameter private PlexusConfiguration gate;

  /**
   * How much lower than that of the baseline the recall of each class may be, in percentage points.
   * Default: any. Example:
   *
   * <pre>{@code <maxClassRecallDrop>5%</maxClassRecallDrop>}</pre>
   */
  @Parameter(property = "nn.maxClassRecallDrop")
  private String maxClassRecallDrop;

  /**
   * What happens where the baseline was made on other test images: {@code fail}, or {@code warn}
   * and compare nothing. Default: fail. Example:
   *
   * <pre>{@code <baselineMismatch>warn</baselineMismatch>}</pre>
   */
  @Parameter(property = "nn.baselineMismatch")
  private String baselineMismatch;

  /**
   * The file that remembers the model that was accepted last; {@code baseline} writes it, {@code
   * evaluate} compares with it, and it belongs into version control. Where it is named and is not
   * there, {@code evaluate} fails. Default: {@code nn-baseline.json} beside the POM. Example:
   *
   * <pre>{@code <baselineFile>src/nn/baseline.json</baselineFile>}</pre>
   */
  @Parameter(property = "nn.baselineFile")
  private File baselineFile;

  @Parameter(defaultValue = "${project.basedir}/nn-baseline.json", readonly = true)
  private File defaultBaselineFile;

  /** The {@code <gate>} element, or null. */
  PlexusConfiguration gate() {
    return gate;
  }

  /** Parameters of rules that compare with a baseline, shared by both goals. */
  Map<String, String> comparingParameters() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("maxClassRecallDrop", maxClassRecallDrop);
    texts.put("baselineMismatch", baselineMismatch);
    return texts;
  }

  /**
   * What happens where the model is not the one that the settings of this build train, be it that
   * settings, images or code have changed since, or that the last training failed: {@code fail}, or
   * {@code warn} and go on with the model that is there. It is looked at where the POM binds {@code
   * train}, where {@code train} was called in the same build, and where it was cut short. Default:
   * fail. Example:
   *
   * <pre>{@code <staleModel>warn</staleModel>}</pre>
   */
  @Parameter(property = "nn.staleModel")
  private String staleModel;

  final String staleModel() {
    return staleModel;
  }

  /** Whether the model is the one that this build's settings train. */
  final Freshness freshness() {
    Optional<Supplier<Optional<String>>> asked = Trainings.of(project(), modelFile());
    try {
      return asked.isPresent() ? Freshness.of(asked.get().get()) : freshnessInPom();
    } catch (ConfigurationException e) {
      return Freshness.stale(e.getMessage());
    }
  }

  /** Compares with what the POM would train, if this build does not train. */
  private Freshness freshnessInPom() throws ConfigurationException {
    List<TrainMojo> trainings =
        new PomGoals(session(), project(), plugin())
            .of("train", () -> new TrainMojo(null, null)).stream()
                .filter(train -> train.modelFile().normalize().equals(modelFile().normalize()))
                .toList();
    if (trainings.isEmpty()) {
      return TrainingState.doubt(reports().state())
          .map(Freshness::stale)
          .orElse(Freshness.notTrainedHere());
    }
    return Freshness.of(trainings.get(trainings.size() - 1).whyStale());
  }

  Path baselineFile() {
    return (baselineFile == null ? defaultBaselineFile : baselineFile).toPath();
  }

  /** Parameter that requires the baseline file, if one does. */
  Optional<String> baselineFileAskedBy() {
    return baselineFile == null ? Optional.empty() : Optional.of("nn.baselineFile");
  }

  /**
   * Evaluation callback: a goal's work on an evaluated model.
   *
   * @param <T> type of the result
   */
  interface EvaluationCallback<T> {

    /**
     * Evaluates a model.
     *
     * @param modelSha256 hash of the file that the model was read from
     */
    T of(EvaluationRun run, String modelSha256) throws ConfigurationException, IOException;
  }

  /**
   * Evaluates the model on the configured images. The model file may be replaced meanwhile, and
   * figures of one model with the hash of another would be worse than none: it is hashed before it
   * is read, and must be unchanged afterwards.
   */
  <T> T judge(DataSettings settings, EvaluationCallback<T> callback)
      throws ConfigurationException, DatasetException, IOException {
    requireModel();
    String sha256 = Sha256.of(modelFile());
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    // A warning may quote a message of several lines.
    run.warnings().stream().flatMap(String::lines).forEach(getLog()::warn);
    T found = callback.of(run, sha256);
    if (!Sha256.of(modelFile()).equals(sha256)) {
      throw new ConfigurationException(
          "%s was written again while it was judged; wait until nothing trains, and run this goal again"
              .formatted(modelFile()));
    }
    return found;
  }
}

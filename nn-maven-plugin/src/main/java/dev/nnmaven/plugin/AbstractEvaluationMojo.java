package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.gate.Freshness;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that judge a model. */
abstract class AbstractEvaluationMojo extends AbstractDataMojo {

  /**
   * The file that remembers the model that was accepted last; {@code baseline} writes it, {@code
   * evaluate} compares with it, and it belongs into version control. Example:
   *
   * <pre>{@code <baselineFile>src/nn/baseline.json</baselineFile>}</pre>
   */
  @Parameter(property = "nn.baselineFile", defaultValue = "${project.basedir}/nn-baseline.json")
  private File baselineFile;

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

  /** Whether the model is the one that the settings of this build train. */
  final Freshness freshness() {
    Optional<Supplier<Optional<String>>> asked = Trainings.of(project(), modelFile());
    try {
      return asked.isPresent() ? Freshness.of(asked.get().get()) : freshnessInPom();
    } catch (ConfigurationException e) {
      return Freshness.stale(e.getMessage());
    }
  }

  /** By what the POM would train, though nothing was asked to in this build. */
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
    return baselineFile.toPath();
  }

  /**
   * What a goal finds out about a model.
   *
   * @param <T> what it finds
   */
  interface Judgement<T> {

    /**
     * Judges a model.
     *
     * @param modelSha256 of the file that it was read from
     */
    T of(EvaluationRun run, String modelSha256) throws ConfigurationException, IOException;
  }

  /**
   * Judges the model on the images that the settings say. The model may be trained again meanwhile,
   * and figures of one model beside the hash of another would be worse than none: it is hashed
   * before it is read, and must be the same still when it was judged.
   */
  <T> T judge(DataSettings settings, Judgement<T> judgement)
      throws ConfigurationException, DatasetException, IOException {
    requireModel();
    String sha256 = Sha256.of(modelFile());
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    // One of them may quote a message of several lines.
    run.warnings().stream().flatMap(String::lines).forEach(getLog()::warn);
    T found = judgement.of(run, sha256);
    if (!Sha256.of(modelFile()).equals(sha256)) {
      throw new ConfigurationException(
          "%s was written again while it was judged; wait until nothing trains, and run this goal again"
              .formatted(modelFile()));
    }
    return found;
  }
}

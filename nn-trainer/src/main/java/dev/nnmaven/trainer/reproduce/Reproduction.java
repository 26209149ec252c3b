package dev.nnmaven.trainer.reproduce;

import static java.util.stream.Collectors.joining;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.RecordedSettings;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Retrains a model from its recorded settings. Before training, the metadata of the new model is
 * compared with the metadata of the old model; if they differ, training is skipped.
 *
 * @param description metadata of the new model, as far as known before training
 */
public record Reproduction(
    Path file,
    HashedModel recorded,
    RecordedSettings settings,
    SortedMap<String, String> description) {

  /**
   * Prepares training a model again.
   *
   * @param here settings of this project: location of the data, and parameters that a model does
   *     not record
   * @throws ConfigurationException if it records too little, or cannot be trained on this data
   */
  public static Reproduction of(Path file, HashedModel recorded, Settings here)
      throws ConfigurationException, DatasetException, IOException {
    RecordedSettings settings = RecordedSettings.of(recorded.model(), here);
    TrainingJob job = settings.settings().read(TrainingJob::parse);
    TrainedModel prepared = TrainingRun.prepare(job, LoadedData.load(job)).model();
    return new Reproduction(file, recorded, settings, untrained(prepared));
  }

  /** What a file says without what training adds: more networks, a calibration, a threshold. */
  private static SortedMap<String, String> untrained(TrainedModel model) {
    return ModelFile.description(
        new TrainedModel(model.network(), model.task(), model.preprocessing(), model.provenance()));
  }

  /** A line on what else the model depends on, if there is anything. */
  public Optional<String> note() {
    return Optional.of(settings.notRecorded())
        .filter(settings -> !settings.isEmpty())
        .map(
            settings ->
                settings.entrySet().stream()
                    .map(entry -> "nn." + entry.getKey() + "=" + entry.getValue().strip())
                    .collect(
                        joining(
                            ", ", "not recorded in the model, and so taken as it is here: ", "")));
  }

  /** Why it is of no use to train; empty if it may give the same model. */
  public List<String> obstacles() {
    List<Difference> differences = Difference.between(untrained(recorded.model()), description);
    return differences.stream().allMatch(Difference::isOfVersion)
        ? List.of()
        : lines(
            ("Not reproduced, and not trained: %s (SHA-256 %s) cannot result from the"
                    + " current inputs:")
                .formatted(file, recorded.sha256()),
            differences);
  }

  /**
   * Differences between the metadata of the model and of the retrained model; empty if both files
   * have equal bytes.
   *
   * @param again file of the new model
   * @param sha256 its hash as written
   */
  public List<String> failure(Path again, String sha256) throws IOException {
    if (recorded.sha256().equals(sha256)) {
      return List.of();
    }
    List<Difference> differences =
        Difference.between(
            ModelFile.description(recorded.model()), ModelFile.description(ModelFile.read(again)));
    return lines(
        "Not reproduced: %s has the SHA-256 %s, the model that was trained again (%s) %s. %s"
            .formatted(
                file,
                recorded.sha256(),
                again,
                sha256,
                differences.isEmpty()
                    ? "They record the same: other code trained, or the weights were changed."
                    : "They record:"),
        differences);
  }

  private static List<String> lines(String first, List<Difference> differences) {
    List<String> lines = new ArrayList<>(List.of(first));
    if (!differences.isEmpty()) {
      lines.addAll(Difference.table(differences));
    }
    return lines;
  }
}

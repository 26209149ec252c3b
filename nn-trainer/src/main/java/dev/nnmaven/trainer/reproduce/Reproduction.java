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
import dev.nnmaven.trainer.reproduce.Difference.Kind;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Training a model again from what it records. Before training, what the file of the new model will
 * say is compared with what that of the old one says, so that hours are not spent on other data.
 *
 * @param here settings of this project, which may say otherwise
 * @param description what the file of the new model will say, as far as it is known before training
 */
public record Reproduction(
    Path file,
    HashedModel recorded,
    RecordedSettings settings,
    Settings here,
    SortedMap<String, String> description) {

  /**
   * Prepares training a model again.
   *
   * @param here settings of this project: where the data is, and what a model does not record
   * @throws ConfigurationException if it records too little, or cannot be trained on this data
   */
  public static Reproduction of(Path file, HashedModel recorded, Settings here)
      throws ConfigurationException, DatasetException, IOException {
    RecordedSettings settings = RecordedSettings.of(recorded.model(), here);
    return new Reproduction(file, recorded, settings, here, prepared(settings.settings()));
  }

  private List<Difference> before() {
    return Difference.between(untrained(recorded.model()), description);
  }

  /** What the file of a model will say that is trained so. */
  private static SortedMap<String, String> prepared(Settings settings)
      throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = TrainingJob.parse(settings);
    settings.mistakes().throwIfAny();
    return untrained(TrainingRun.prepare(job, LoadedData.load(job)).model());
  }

  /** What a file says without what training adds: more networks, a calibration, a threshold. */
  private static SortedMap<String, String> untrained(TrainedModel model) {
    return ModelFile.description(
        new TrainedModel(model.network(), model.task(), model.preprocessing(), model.provenance()));
  }

  /** Lines on what else the model depends on, and on what this project would train instead. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!settings.notRecorded().isEmpty()) {
      notes.add(
          settings.notRecorded().entrySet().stream()
              .map(one -> "nn." + one.getKey() + "=" + one.getValue().strip())
              .collect(
                  joining(", ", "not recorded in the model, and so taken as it is here: ", "")));
    }
    try {
      List<Difference> otherwise =
          Difference.between(description, prepared(Settings.of(here.texts())));
      if (!otherwise.isEmpty()) {
        notes.add("this project says otherwise; what the model records is used:");
        notes.addAll(Difference.table(otherwise, "this project"));
      }
    } catch (ConfigurationException | DatasetException | IOException e) {
      notes.add(
          "the settings of this project, which are not used, do not fit: " + Failures.describe(e));
    }
    return notes;
  }

  /** Why it is of no use to train, with what to do; empty if it may give the same model. */
  public List<String> obstacles() {
    return before().stream().allMatch(one -> one.kind() == Kind.CODE)
        ? List.of()
        : lines(
            "Not reproduced, and not trained: %s (SHA-256 %s) cannot come out of what is here:"
                .formatted(file, recorded.sha256()),
            before());
  }

  /**
   * What differs between the model and the one that was trained again, with what to do; empty if
   * they are equal to the byte.
   *
   * @param again file of the new model
   * @param sha256 its hash as written
   * @param code hash of the code that trained the old one, if that is known
   * @param codeNow that of the code that trained the new one
   */
  public List<String> failure(Path again, String sha256, Optional<String> code, String codeNow)
      throws IOException {
    if (recorded.sha256().equals(sha256)) {
      return List.of();
    }
    TrainedModel found = ModelFile.read(again);
    List<Difference> differences =
        new ArrayList<>(
            Difference.between(
                ModelFile.description(recorded.model()), ModelFile.description(found)));
    code.filter(hash -> !hash.equals(codeNow))
        .map(hash -> new Difference(Kind.CODE, "classes that train, SHA-256", hash, codeNow))
        .ifPresent(differences::add);
    List<Difference> weights =
        Difference.ofWeights(ModelFile.parameters(recorded.model()), ModelFile.parameters(found));
    differences.addAll(weights);
    differences.sort(Comparator.comparing(Difference::kind));
    if (differences.isEmpty()) {
      differences.add(new Difference(Kind.FILE, "SHA-256", recorded.sha256(), sha256));
    }
    String equal = "All weights and biases are equal to the bit; what differs";
    return lines(
        "Not reproduced: %s has the SHA-256 %s, the model that was trained again (%s) %s. %s:"
            .formatted(
                file, recorded.sha256(), again, sha256, weights.isEmpty() ? equal : "What differs"),
        differences);
  }

  private static List<String> lines(String first, List<Difference> differences) {
    return Stream.of(
            Stream.of(first),
            Difference.table(differences, "found").stream(),
            Difference.advice(differences))
        .flatMap(lines -> lines)
        .toList();
  }
}

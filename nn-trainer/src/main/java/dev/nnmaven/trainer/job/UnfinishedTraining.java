package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mark beside a model file: a training was to replace the model, and has not succeeded. A
 * training sets it when it starts, and removes it with the new model in place; if the training is
 * killed, it stays. Who uses a model calls {@link #requireNone}.
 *
 * <p>The mark is about the model that was there when the training started, by its hash. A model
 * that somebody copies over that one has no mark.
 *
 * @param model SHA-256 of that model, in hexadecimal
 * @param started when, as an {@link Instant}
 * @param settings those that the training was given, in words
 * @param failure why it failed; empty if it did not end
 */
public record UnfinishedTraining(String model, String started, String settings, String failure) {

  /** Ending of the file's name, behind the name of the model file. */
  public static final String ENDING = ".unfinished.json";

  private static final int MOST_BYTES = 1 << 16;

  public UnfinishedTraining {
    Objects.requireNonNull(model);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(failure);
    Instant.parse(started);
  }

  /** A training, from reading its data to writing its model. */
  public interface Training<T> {
    /** Trains. */
    T run() throws ConfigurationException, DatasetException, IOException;
  }

  /**
   * Runs a training under a mark. Its settings must have been parsed: invalid ones start no
   * training, and the model is still that of its own settings.
   *
   * @param modelFile the model, which the training replaces
   * @throws ConfigurationException as the training does, or if the file cannot be written or is no
   *     model
   * @throws DatasetException as the training does
   * @throws IOException as the training does, or if the mark cannot be written
   */
  public static <T> T during(Path modelFile, Settings settings, Training<T> training)
      throws ConfigurationException, DatasetException, IOException {
    Outputs.requireModelFile(modelFile);
    if (!Files.exists(modelFile)) {
      T made = training.run(); // which leaves no older model if it fails
      clear(modelFile);
      return made;
    }
    Path file = file(modelFile);
    UnfinishedTraining mark =
        new UnfinishedTraining(Sha256.of(modelFile), Instant.now().toString(), words(settings), "");
    Json.write(file, mark);
    try {
      T made = training.run();
      mark.replace(file, Optional.empty());
      return made;
    } catch (ConfigurationException | DatasetException | IOException | RuntimeException | Error e) {
      mark.recordFailure(file, e);
      throw e;
    }
  }

  private void recordFailure(Path file, Throwable e) {
    String why = e instanceof OutOfMemoryError ? "out of memory" : Failures.describe(e);
    String line = SafeText.text(why.lines().findFirst().orElse(""));
    try {
      replace(file, Optional.of(new UnfinishedTraining(model, started, settings, line)));
    } catch (IOException | RuntimeException other) {
      e.addSuppressed(other); // the mark stays, without the reason
    }
  }

  /** Removes the mark, since the model is the one that its training makes. */
  public static void clear(Path modelFile) throws IOException {
    Files.deleteIfExists(file(modelFile));
  }

  /**
   * Throws if a training that started with this model there has not succeeded since.
   *
   * @param parameter that names the file, such as {@code nn.modelFile}
   * @param sha256 hash of the model, as it was read
   * @throws MalformedFileException if the mark is damaged
   */
  public static void requireNone(String parameter, Path modelFile, String sha256)
      throws ConfigurationException, IOException {
    Path file = file(modelFile);
    if (Files.notExists(file)) {
      return;
    }
    UnfinishedTraining mark;
    try {
      mark = Json.read(file, UnfinishedTraining.class, MOST_BYTES);
    } catch (MalformedFileException e) {
      throw new MalformedFileException(file + " is damaged: " + e.getMessage());
    }
    if (mark.model.equals(sha256)) {
      throw new ConfigurationException(
          "%s: %s is older than a training that started at %s with %s and %s; run nn:train again, or"
              + " set %s to another model",
          parameter,
          modelFile,
          Instant.parse(mark.started).truncatedTo(ChronoUnit.SECONDS),
          SafeText.escaped(mark.settings),
          mark.failure.isEmpty()
              ? "did not end (it was killed, or is still running)"
              : "failed (" + SafeText.escaped(mark.failure) + ")",
          parameter);
    }
  }

  private static Path file(Path modelFile) {
    return modelFile.resolveSibling(modelFile.getFileName() + ENDING);
  }

  private static Optional<UnfinishedTraining> read(Path file) throws IOException {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Json.read(file, UnfinishedTraining.class, MOST_BYTES))
          : Optional.empty();
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }

  /** The settings that the model depends on, as far as a user sets them. */
  private static String words(Settings settings) {
    String words =
        CountedSettings.of(settings).texts().entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .filter(entry -> !ShortForm.sets(entry.getKey(), Parameters.MODEL_FILE.name()))
            .filter(entry -> isChosen(entry.getKey(), entry.getValue()))
            .sorted(Map.Entry.comparingByKey())
            .map(UnfinishedTraining::text)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "the default settings" : SafeText.text(words);
  }

  /** Whether it is a parameter, or an element of one, with another value than the default. */
  private static boolean isChosen(String path, String text) {
    return Parameters.named(path.split("/", 2)[0])
        .filter(entry -> path.contains("/") || !entry.isDefault(text))
        .isPresent();
  }

  private static String text(Map.Entry<String, String> setting) {
    return setting.getKey() + "=" + setting.getValue().strip();
  }

  /** Replaces this mark, unless a later training has set its own. */
  private void replace(Path file, Optional<UnfinishedTraining> by) throws IOException {
    Optional<UnfinishedTraining> now = read(file);
    if (now.isPresent() && !now.get().equals(this)) {
      return;
    }
    if (by.isPresent()) {
      Json.write(file, by.get());
    } else {
      Files.deleteIfExists(file);
    }
  }
}

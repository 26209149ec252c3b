package dev.nnmaven.trainer.uptodate;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.CountedSettings;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.task.WrittenFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Up-to-date check: stores hashes of a training's inputs and outputs for the next build. If the
 * state file is damaged in any way, the model is trained again.
 *
 * <p>Kernels, threads and forking are not included: the model does not depend on them.
 */
public final class TrainingState {

  /** Parameters that the model does not depend on; any other trains again when it changes. */
  public static final List<String> WITHOUT_EFFECT = Parameters.names(Trait.WITHOUT_EFFECT);

  private static final String PRODUCER = StateFile.SETTING + TrainingJob.PRODUCER;

  private final StateFile file;
  private final Settings settings;
  private final List<Path> classPath;
  private final String settingsHash;
  private @Nullable TrainingInputs inputs; // null until training, or if they cannot be looked at
  private @Nullable String codeHash; // null until training, or if the code cannot be read
  private @Nullable FutureTask<Map<String, String>> hashes; // of the inputs
  private @Nullable String trained; // the SHA-256 of a model of which nothing can be remembered

  /**
   * Creates the check for a training run.
   *
   * @param file state file of the last run
   */
  public TrainingState(Path file, Settings settings, List<Path> classPath) {
    this.file = new StateFile(file);
    this.settings = settings;
    this.classPath = classPath;
    this.settingsHash = hash(settings);
  }

  /**
   * Hash of all settings that a model depends on, whichever way they are written in. Of files only
   * the names count, since their bytes are hashed apart: a project that moved is the same.
   */
  public static String hash(Settings settings) {
    return Sha256.of(CountedSettings.of(settings).toJson().getBytes(StandardCharsets.UTF_8));
  }

  /** Hash of the code that trains. */
  public static String hash(List<Path> classPath) throws IOException {
    return FileTree.of(classPath).content();
  }

  /**
   * Why the model has to be trained, for the log; empty if it is up to date, an empty text if no
   * earlier run is known.
   */
  public Optional<String> reasonToTrain() {
    try {
      Optional<Map<String, String>> last = file.read();
      return last.isPresent() ? whyStale(last.get(), true) : Optional.of("");
    } catch (IOException e) {
      return Optional.of(""); // training says what cannot be read
    }
  }

  /**
   * Why the model is not the one that these settings train; empty if it is. Ignores reports; if
   * unknown, the model counts as stale.
   */
  public Optional<String> whyStale() {
    try {
      if (trained != null) {
        return changed(trained, settings.text("modelFile"));
      }
      Optional<Map<String, String>> last = file.read();
      return last.isPresent()
          ? whyStale(last.get(), false)
          : Optional.of("nothing is known of how it was trained: " + file.path() + " is missing");
    } catch (IOException e) {
      return Optional.of("its training data cannot be read: " + e.getMessage());
    }
  }

  /** Why a model must be trained again whatever its settings: its data changed during training. */
  public static Optional<String> doubt(Path file) {
    try {
      return new StateFile(file).read().flatMap(StateFile::doubt);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> whyStale(Map<String, String> last, boolean reportCounts)
      throws IOException {
    Optional<String> doubt = StateFile.doubt(last);
    if (doubt.isPresent()) {
      return doubt;
    }
    Map<String, String> now = given();
    List<String> changed =
        Stream.concat(now.keySet().stream(), last.keySet().stream())
            .filter(name -> name.startsWith(StateFile.SETTING))
            .filter(name -> !Objects.equals(now.get(name), last.get(name)))
            .map(name -> name.equals(PRODUCER) ? "the plugin's version" : name)
            .distinct()
            .sorted()
            .toList();
    if (!changed.isEmpty()) {
      return Optional.of("the settings have changed: " + SafeText.list(changed));
    }
    Optional<String> written = changed(last.get(StateFile.MODEL), settings.text("modelFile"));
    if (written.isEmpty() && reportCounts) {
      written = changed(last.get(StateFile.REPORT), settings.text(TrainingJob.REPORT_FILE));
    }
    return written.isPresent() ? written : changedInputs(last);
  }

  /** The settings that count, as the state file has them. */
  private Map<String, String> given() {
    Map<String, String> given = new HashMap<>();
    CountedSettings.of(settings)
        .texts()
        .forEach((name, text) -> given.put(StateFile.SETTING + name, text));
    return given;
  }

  /** How a file has changed since it was written; empty if it has not. */
  private static Optional<String> changed(@Nullable String hash, String path) throws IOException {
    Path written = Path.of(path);
    if (Files.notExists(written)) {
      return Optional.of(path + " is gone");
    }
    return Files.isRegularFile(written) && Sha256.of(written).equals(hash)
        ? Optional.empty()
        : Optional.of(path + " is not the one that was written");
  }

  private Optional<String> changedInputs(Map<String, String> last) throws IOException {
    TrainingInputs current = TrainingInputs.of(settings, classPath);
    if (current.haveStamps() && last.entrySet().containsAll(current.stamps().entrySet())) {
      return Optional.empty();
    }
    Map<String, String> now = current.hashes(current.code().content());
    if (!Objects.equals(now.get(StateFile.FILES), last.get(StateFile.FILES))) {
      return Optional.of(
          settings.file("initialWeights").isEmpty()
              ? "the data has changed"
              : "the data or the initial weights have changed");
    }
    if (!Objects.equals(now.get(StateFile.CODE), last.get(StateFile.CODE))) {
      return Optional.of(
          "the code that trains has changed: the plugin, a dependency of it, or a class that the"
              + " project registers");
    }
    try {
      file.refresh(last, now); // stamps that are true now: the next look is quick
    } catch (IOException e) {
      // The model is up to date nevertheless; only the next check is no faster.
    }
    return Optional.empty();
  }

  /**
   * Call right before training. If that fails or is interrupted, the state of the last run stays:
   * its hashes are still those of the model that is there.
   *
   * <p>Files are hashed while training runs, since that takes a while; {@link #end} then checks
   * that none has changed meanwhile.
   */
  public void begin() {
    String read;
    try {
      inputs = TrainingInputs.of(settings, classPath);
      read = inputs.code().content();
    } catch (IOException e) {
      inputs = null;
      return; // training says why, or reads less than this
    }
    codeHash = read;
    TrainingInputs files = inputs;
    hashes = new FutureTask<>(() -> files.hashes(read));
    if (inputs.haveStamps()) {
      Thread thread = new Thread(hashes, "nn-hash");
      thread.setDaemon(true);
      thread.start();
    } else {
      hashes.run();
    }
  }

  /**
   * The settings to train with after {@link #begin}: with a file for checkpoints, and what the
   * training that wrote one must have had in common with this one.
   */
  public Settings withCheckpoints(Path checkpoint) {
    return codeHash == null
        ? settings
        : settings
            .with(TrainingJob.CHECKPOINT_FILE, checkpoint.toString())
            .with(TrainingJob.SETTINGS_SHA256, settingsHash)
            .with(TrainingJob.CODE_SHA256, codeHash);
  }

  /**
   * Call when model and report are written, with their hashes as written.
   *
   * @return what makes the model unreliable, for a warning
   */
  public Optional<String> end(WrittenFiles written) throws IOException {
    if (inputs == null || hashes == null) {
      forget(written);
      return Optional.empty();
    }
    try {
      Map<String, String> state = given();
      state.putAll(hashes.get());
      state.put(StateFile.MODEL, written.model());
      state.put(StateFile.REPORT, written.report());
      file.write(state);
      Optional<String> doubt = changedInputs(state).map(what -> "during training, " + what);
      if (doubt.isPresent()) {
        file.writeDoubt(doubt.get());
      }
      return doubt;
    } catch (ExecutionException e) {
      forget(written);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while hashing").initCause(e);
    }
  }

  /** Stores nothing but this model, for this build only, since a file could not be read. */
  private void forget(WrittenFiles written) throws IOException {
    trained = written.model();
    file.delete();
  }
}

package dev.nnmaven.plugin.uptodate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.task.TrainingSettings;
import dev.nnmaven.plugin.task.TrainingTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * What was trained from what, remembered beside the reports until the next build. Whatever is wrong
 * with the file that holds it, the model is trained again.
 *
 * <p>Kernels, threads and processes are not remembered: the model does not depend on them.
 */
public final class TrainingState {

  /** What is remembered from the beginning of a training to its end. */
  private static final String UNFINISHED = "the last training did not come to its end";

  private static final String CHANGED_MEANWHILE =
      "images, initial weights or the plugin changed while the model was trained";

  /**
   * What the file holds: hashes. A stamp is null if it would have proved nothing.
   *
   * @param doubt why the model is not to be relied on; alone then, and otherwise null
   */
  private record Remembered(
      String doubt,
      String settings,
      String files,
      String filesStamp,
      String code,
      String codeStamp,
      String model,
      String report) {

    static Remembered doubt(String why) {
      return new Remembered(why, null, null, null, null, null, null, null);
    }

    boolean isWhole() {
      return doubt != null
          || Stream.of(settings, files, code, model, report).allMatch(Objects::nonNull);
    }
  }

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path file;
  private final TrainingSettings settings;
  private final List<Path> classPath;
  private final String settingsHash;
  private TrainingInputs inputs; // null until they are looked at, or if they cannot be
  private FutureTask<TrainingInputs.Hashes> hashes; // null if nothing is to be remembered
  private String trained; // the SHA-256 of a model of which nothing can be remembered, or null

  /**
   * The state of a training run that may be needed or not.
   *
   * @param file where the state of the last run is
   * @param classPath the plugin's, its dependencies included
   */
  public TrainingState(Path file, TrainingSettings settings, List<Path> classPath) {
    this.file = file;
    this.settings = settings;
    this.classPath = classPath;
    this.settingsHash = hash(settings);
  }

  private static String hash(TrainingSettings settings) {
    TrainingSettings.Computing any = new TrainingSettings.Computing(null, null);
    TrainingSettings told =
        new TrainingSettings(
            settings.images(),
            settings.network(),
            settings.method(),
            any,
            settings.modelFile(),
            settings.reportFile(),
            settings.producer());
    byte[] json = GSON.toJson(told).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(json);
  }

  /**
   * Why the model has to be trained, for the log; empty if training would write the very files that
   * are there, and a text without words if no earlier run is known.
   */
  public Optional<String> reasonToTrain() {
    try {
      Optional<Remembered> last = read();
      return last.isPresent() ? reasonToTrain(last.get()) : Optional.of("");
    } catch (IOException e) {
      return Optional.of(""); // training says what cannot be read
    }
  }

  /**
   * Why the model is not the one that these settings train; empty if it is. Reports do not matter
   * here, and what cannot be told is no reason to believe it.
   */
  public Optional<String> whyStale() {
    try {
      if (trained != null) {
        return isSame(trained, settings.modelFile())
            ? Optional.empty()
            : Optional.of(notTheOne(settings.modelFile()));
      }
      Optional<Remembered> last = read();
      if (last.isEmpty()) {
        return Optional.of("nothing is known of how it was trained: " + file + " is missing");
      }
      return whyStale(last.get());
    } catch (IOException e) {
      return Optional.of("what it is trained on cannot be read: " + e.getMessage());
    }
  }

  /**
   * What a training run that failed or was cut short has left.
   *
   * @param file where the state of the last run is
   */
  public static Optional<String> doubt(Path file) {
    try {
      return read(file).map(Remembered::doubt);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String notTheOne(String path) {
    return path + " is not the one that was written";
  }

  private Optional<String> reasonToTrain(Remembered last) throws IOException {
    if (last.doubt() == null
        && last.settings().equals(settingsHash)
        && isSame(last.model(), settings.modelFile())
        && !isSame(last.report(), settings.reportFile())) {
      return Optional.of(notTheOne(settings.reportFile()));
    }
    return whyStale(last);
  }

  private Optional<String> whyStale(Remembered last) throws IOException {
    if (last.doubt() != null) {
      return Optional.of(last.doubt());
    }
    if (!last.settings().equals(settingsHash)) {
      return Optional.of("the settings have changed");
    }
    if (!isSame(last.model(), settings.modelFile())) {
      return Optional.of(notTheOne(settings.modelFile()));
    }
    return changedInputs(last);
  }

  private static boolean isSame(String hash, String path) throws IOException {
    Path written = Path.of(path);
    return Files.isRegularFile(written) && Sha256.of(written).equals(hash);
  }

  private Optional<String> changedInputs(Remembered last) throws IOException {
    inputs = TrainingInputs.of(settings, classPath);
    boolean filesSame = isSame(inputs.files(), last.filesStamp());
    boolean codeSame = isSame(inputs.code(), last.codeStamp());
    if (filesSame && codeSame) {
      return Optional.empty();
    }
    TrainingInputs.Hashes now = inputs.hashes();
    if (!last.files().equals(now.files())) {
      return Optional.of(
          settings.network().initialWeights() == null
              ? "the images have changed"
              : "the images or the initial weights have changed");
    }
    if (!last.code().equals(now.code())) {
      return Optional.of("the plugin, or a dependency of it, has changed");
    }
    try {
      write(now, last.model(), last.report()); // stamps that are true now: the next look is quick
    } catch (IOException e) {
      // It is up to date all the same, and the next look takes as long as this one.
    }
    return Optional.empty();
  }

  private static boolean isSame(FileTree tree, String stamp) {
    return stamp != null && tree.stamp().equals(Optional.of(stamp));
  }

  private Optional<Remembered> read() throws IOException {
    return read(file);
  }

  private static Optional<Remembered> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), Remembered.class))
          .filter(Remembered::isWhole);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /**
   * To be called right before training: one that fails or is interrupted leaves a model of an
   * earlier run, and nobody shall take it for one of these settings.
   *
   * <p>Files are hashed while training runs, since that takes a while; {@link #end} then makes sure
   * that none has changed in the meantime. Where stamps cannot tell, they are hashed first.
   *
   * @throws IOException if the state of the last run cannot be replaced
   */
  public void begin() throws IOException {
    if (Files.isRegularFile(Path.of(settings.modelFile()))) {
      write(Remembered.doubt(UNFINISHED));
    } else {
      Files.deleteIfExists(file);
    }
    try {
      inputs = TrainingInputs.of(settings, classPath);
    } catch (IOException e) {
      return; // training says why, or reads less than this
    }
    hashes = new FutureTask<>(inputs::hashes);
    if (inputs.haveStamps()) {
      Thread thread = new Thread(hashes, "nn-hash");
      thread.setDaemon(true);
      thread.start();
    } else {
      hashes.run();
    }
  }

  /** To be called when model and report are written: these, and not what is there by now. */
  public void end(TrainingTask.Written written) throws IOException {
    if (hashes == null) {
      forget(written);
      return;
    }
    try {
      TrainingInputs.Hashes read = hashes.get();
      boolean sure =
          !inputs.haveStamps() || TrainingInputs.of(settings, classPath).haveStampsOf(inputs);
      if (sure) {
        write(read, written.model(), written.report());
      } else {
        write(Remembered.doubt(CHANGED_MEANWHILE));
      }
    } catch (ExecutionException e) {
      forget(written);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while hashing").initCause(e);
    }
  }

  /** A file could not be read: there is nothing to remember but this model, in this build. */
  private void forget(TrainingTask.Written written) throws IOException {
    trained = written.model();
    Files.deleteIfExists(file);
  }

  private void write(TrainingInputs.Hashes now, String model, String report) throws IOException {
    write(
        new Remembered(
            null,
            settingsHash,
            now.files(),
            now.filesStamp(),
            now.code(),
            now.codeStamp(),
            model,
            report));
  }

  private void write(Remembered state) throws IOException {
    byte[] json = (GSON.toJson(state) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(json));
  }
}

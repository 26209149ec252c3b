package dev.nnmaven.plugin.uptodate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.nnmaven.nn.io.RegularFile;
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

  /** What the file holds: hashes. A stamp is null if it would have proved nothing. */
  private record Remembered(
      String settings,
      String files,
      String filesStamp,
      String code,
      String codeStamp,
      String model,
      String report) {

    boolean isWhole() {
      return Stream.of(settings, files, code, model, report).allMatch(Objects::nonNull);
    }
  }

  /** It is some hashes. */
  private static final int MOST_BYTES = 1 << 16;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path file;
  private final TrainingSettings settings;
  private final List<Path> classPath;
  private final String settingsHash;
  private TrainingInputs inputs; // null until they are looked at, or if they cannot be
  private FutureTask<TrainingInputs.Hashes> hashes; // null if nothing is to be remembered

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

  private Optional<String> reasonToTrain(Remembered last) throws IOException {
    if (!last.settings().equals(settingsHash)) {
      return Optional.of("the settings have changed");
    }
    Optional<String> model = changed(last.model(), settings.modelFile());
    if (model.isPresent()) {
      return model;
    }
    Optional<String> report = changed(last.report(), settings.reportFile());
    return report.isPresent() ? report : changedInputs(last);
  }

  /** What has become of a file since it was written; empty if it is as it was. */
  private static Optional<String> changed(String hash, String path) throws IOException {
    Path written = Path.of(path);
    if (Files.notExists(written)) {
      return Optional.of(path + " is gone");
    }
    return Files.isRegularFile(written) && Sha256.of(written).equals(hash)
        ? Optional.empty()
        : Optional.of(path + " is not the one that was written");
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
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
              GSON.fromJson(RegularFile.readString(file, MOST_BYTES), Remembered.class))
          .filter(Remembered::isWhole);
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /**
   * To be called right before training: one that is interrupted shall leave nothing to rely on.
   *
   * <p>Files are hashed while training runs, since that takes a while; {@link #end} then makes sure
   * that none has changed in the meantime. Where stamps cannot tell, they are hashed first.
   *
   * @throws IOException if the state of the last run cannot be deleted
   */
  public void begin() throws IOException {
    Files.deleteIfExists(file);
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
      return;
    }
    try {
      TrainingInputs.Hashes read = hashes.get();
      boolean sure =
          !inputs.haveStamps() || TrainingInputs.of(settings, classPath).haveStampsOf(inputs);
      if (sure) {
        write(read, written.model(), written.report());
      }
    } catch (ExecutionException e) {
      // A file could not be read: there is nothing to remember.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while hashing").initCause(e);
    }
  }

  private void write(TrainingInputs.Hashes now, String model, String report) throws IOException {
    Remembered state =
        new Remembered(
            settingsHash,
            now.files(),
            now.filesStamp(),
            now.code(),
            now.codeStamp(),
            model,
            report);
    byte[] json = (GSON.toJson(state) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(json));
  }
}

package dev.nnmaven.plugin.uptodate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.job.FileHash;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was trained from what, remembered beside the model until the next build. Whatever is wrong
 * with the file that holds it, the model is trained again.
 */
public final class TrainingState {

  /**
   * What the file holds: hashes.
   *
   * @param filesStamp null if it would have proved nothing
   * @param codeStamp the same for the plugin's code
   */
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

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path file;
  private final TrainingSettings settings;
  private final Optional<TrainingInputs> inputs; // empty if they cannot be read: training says why
  private String filesContent;
  private String codeContent;

  private TrainingState(Path file, TrainingSettings settings, Optional<TrainingInputs> inputs) {
    this.file = file;
    this.settings = settings;
    this.inputs = inputs;
  }

  /**
   * Looks at what a training run would read, before it does.
   *
   * @param file where the state of the last run is
   * @param classPath the plugin's, its dependencies included
   */
  public static TrainingState now(Path file, TrainingSettings settings, List<Path> classPath) {
    try {
      return new TrainingState(file, settings, Optional.of(TrainingInputs.of(settings, classPath)));
    } catch (IOException e) {
      return new TrainingState(file, settings, Optional.empty());
    }
  }

  /** Whether training would write the very files that are there. */
  public boolean isUpToDate() {
    try {
      Optional<Remembered> last = read();
      return inputs.isPresent() && last.isPresent() && isSame(last.get(), inputs.get());
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isSame(Remembered last, TrainingInputs now) throws IOException {
    if (!last.settings().equals(now.settings())
        || !isSame(last.model(), settings.modelFile())
        || !isSame(last.report(), settings.reportFile())) {
      return false;
    }
    boolean filesSame = isSame(now.files(), last.filesStamp());
    boolean codeSame = isSame(now.code(), last.codeStamp());
    filesContent = filesSame ? last.files() : now.files().content();
    codeContent = codeSame ? last.code() : now.code().content();
    boolean same = last.files().equals(filesContent) && last.code().equals(codeContent);
    if (same && !(filesSame && codeSame)) {
      write(now); // with stamps that are true now, so that the next look is a quick one
    }
    return same;
  }

  private static boolean isSame(FileTree tree, String stamp) {
    return stamp != null && tree.stamp().equals(Optional.of(stamp));
  }

  private static boolean isSame(String hash, String path) throws IOException {
    Path written = Path.of(path);
    return Files.isRegularFile(written) && FileHash.sha256(written).equals(hash);
  }

  private Optional<Remembered> read() throws IOException {
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
   * To be called right before training: one that is interrupted shall leave nothing to rely on. The
   * hashes are taken now, so that a file that changes while training runs is noticed next time.
   *
   * @throws IOException if the state of the last run cannot be deleted
   */
  public void begin() throws IOException {
    Files.deleteIfExists(file);
    if (inputs.isPresent() && (filesContent == null || codeContent == null)) {
      try {
        filesContent = inputs.get().files().content();
        codeContent = inputs.get().code().content();
      } catch (IOException e) {
        filesContent = null; // training may say why; there will be nothing to remember
      }
    }
  }

  /** To be called when the model is written. */
  public void end() throws IOException {
    if (inputs.isPresent() && filesContent != null && codeContent != null) {
      write(inputs.get());
    }
  }

  private void write(TrainingInputs now) throws IOException {
    Remembered state =
        new Remembered(
            now.settings(),
            filesContent,
            now.files().stamp().orElse(null),
            codeContent,
            now.code().stamp().orElse(null),
            FileHash.sha256(Path.of(settings.modelFile())),
            FileHash.sha256(Path.of(settings.reportFile())));
    byte[] json = (GSON.toJson(state) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(json));
  }
}

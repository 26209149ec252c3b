package dev.nnmaven.trainer.uptodate;

import com.google.gson.reflect.TypeToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.trainer.files.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * File with a training's settings, the hashes of its inputs and outputs, and the reliable stamps of
 * its inputs; of a model that is not reliable it has only {@code doubt}, the reason.
 */
record StateFile(Path path) {

  /** What names of settings begin with. */
  static final String SETTING = "nn.";

  static final String FILES = "files";
  static final String CODE = "code";
  static final String MODEL = "model";
  static final String REPORT = "report";

  private static final String DOUBT = "doubt";
  private static final List<String> HASHES = List.of(FILES, CODE, MODEL, REPORT);

  /** Maximum size of the file, whose settings may name thousands of columns. */
  private static final int MOST_BYTES = 1 << 24;

  /** Its entries; empty if it is missing or damaged in any way. */
  Optional<Map<String, String>> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      Map<String, String> entries =
          Json.read(path, new TypeToken<Map<String, String>>() {}, MOST_BYTES);
      boolean isWhole = HASHES.stream().allMatch(name -> entries.get(name) != null);
      return Optional.of(entries).filter(all -> isWhole || doubt(all).isPresent());
    } catch (MalformedFileException e) {
      return Optional.empty();
    }
  }

  /** Why the model must be trained again; empty if it need not. */
  static Optional<String> doubt(Map<String, String> entries) {
    return Optional.ofNullable(entries.get(DOUBT));
  }

  void write(Map<String, String> entries) throws IOException {
    Json.write(path, new TreeMap<>(entries));
  }

  void writeDoubt(String reason) throws IOException {
    write(Map.of(DOUBT, reason));
  }

  /** Writes the entries with other stamps and hashes of the inputs. */
  void refresh(Map<String, String> entries, Map<String, String> inputs) throws IOException {
    Map<String, String> refreshed = new TreeMap<>(entries);
    refreshed.keySet().removeIf(name -> !HASHES.contains(name) && !name.startsWith(SETTING));
    refreshed.putAll(inputs);
    write(refreshed);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}

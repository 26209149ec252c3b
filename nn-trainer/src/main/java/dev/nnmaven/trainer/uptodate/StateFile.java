package dev.nnmaven.trainer.uptodate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * File with the hashes of a training's inputs and outputs, and the reliable stamps of its inputs;
 * of a model that is not reliable it has only {@code doubt}, the reason.
 */
record StateFile(Path path) {

  static final String SETTINGS = "settings";
  static final String FILES = "files";
  static final String CODE = "code";
  static final String MODEL = "model";
  static final String REPORT = "report";

  private static final String DOUBT = "doubt";
  private static final List<String> HASHES = List.of(SETTINGS, FILES, CODE, MODEL, REPORT);

  /** Maximum size of the file, which holds a few hashes. */
  private static final int MOST_BYTES = 1 << 16;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Its entries; empty if it is missing or damaged in any way. */
  Optional<Map<String, String>> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      String json = RegularFile.readString(path, MOST_BYTES);
      return Optional.ofNullable(GSON.fromJson(json, new TypeToken<Map<String, String>>() {}))
          .filter(
              entries ->
                  doubt(entries).isPresent()
                      || HASHES.stream().allMatch(name -> entries.get(name) != null));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** Why the model is not reliable; empty if it is. */
  static Optional<String> doubt(Map<String, String> entries) {
    return Optional.ofNullable(entries.get(DOUBT));
  }

  void write(Map<String, String> entries) throws IOException {
    byte[] json = (GSON.toJson(new TreeMap<>(entries)) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(path, out -> out.write(json));
  }

  /** Writes that the model is not reliable. */
  void writeDoubt(String reason) throws IOException {
    write(Map.of(DOUBT, reason));
  }

  /** Writes the entries with other stamps and hashes of the inputs. */
  void refresh(Map<String, String> entries, Map<String, String> inputs) throws IOException {
    Map<String, String> refreshed = new TreeMap<>(entries);
    refreshed.keySet().retainAll(HASHES);
    refreshed.putAll(inputs);
    write(refreshed);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}

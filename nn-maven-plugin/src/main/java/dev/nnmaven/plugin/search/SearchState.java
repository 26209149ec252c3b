package dev.nnmaven.plugin.search;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.plugin.console.Lines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What earlier runs of a search have found, in a file, so that nothing is computed twice: not after
 * an interruption, and not where the next search has more trials or another space.
 */
final class SearchState {

  /** Longest file that is read. */
  private static final int MOST_BYTES = 256 << 20;

  /** Shortest time between two writes while trials run. */
  private static final long INTERVAL = 1_000_000_000L;

  private static final Gson GSON = new Gson();

  /**
   * Content of the file.
   *
   * @param search what all its results have in common: hashes of settings, code and data
   */
  private record Content(Map<String, String> search, List<TrialResult> results) {}

  private final Path file;
  private final Map<String, String> search;
  private final Lines lines;
  private final LongSupplier clock;
  private final Map<String, TrialResult> results = new TreeMap<>();
  private long nextWrite;
  private boolean hasNews;
  private boolean hasWarned;

  private SearchState(Path file, Map<String, String> search, Lines lines, LongSupplier clock) {
    this.file = file;
    this.search = new TreeMap<>(search);
    this.lines = lines;
    this.clock = clock;
    this.nextWrite = clock.getAsLong() + INTERVAL;
  }

  /**
   * Reads the file, if there is one of the same search; says so, if it cannot be used.
   *
   * @param search what results must have in common: hashes, by name
   * @param clock time in nanoseconds
   */
  static SearchState open(Path file, Map<String, String> search, Lines lines, LongSupplier clock) {
    SearchState state = new SearchState(file, search, lines, clock);
    if (Files.exists(file)) {
      state.read();
    }
    return state;
  }

  private void read() {
    try {
      Content content = GSON.fromJson(RegularFile.readString(file, MOST_BYTES), Content.class);
      if (content == null || content.search() == null || content.results() == null) {
        throw new JsonParseException("a part is missing");
      }
      for (Map.Entry<String, String> one : search.entrySet()) {
        if (!one.getValue().equals(content.search().get(one.getKey()))) {
          lines.info(
              "An earlier search is of no use here, since the %s changed; this one starts anew"
                  .formatted(one.getKey()));
          return;
        }
      }
      content.results().stream()
          .filter(one -> one != null && one.isWhole())
          .forEach(one -> results.put(one.key(), one));
    } catch (JsonParseException | IllegalArgumentException e) {
      refuse("it is damaged");
    } catch (IOException e) {
      refuse(FileProblem.reason(e));
    }
  }

  private void refuse(String why) {
    lines.warn(
        "The results of an earlier search, %s, cannot be used: %s. This one starts anew."
            .formatted(file, why));
  }

  /** Number of results that are known. */
  int size() {
    return results.size();
  }

  /** Result of a run, if it is known. */
  synchronized Optional<TrialResult> find(TrialRun run) {
    return Optional.ofNullable(results.get(run.key()));
  }

  /** Adds a result, and writes the file now and then. */
  synchronized void add(TrialResult result) {
    results.put(result.key(), result);
    hasNews = true;
    if (clock.getAsLong() - nextWrite >= 0) {
      write();
    }
  }

  /** Writes the file, if there is anything new; a search goes on without. */
  synchronized void write() {
    if (!hasNews) {
      return;
    }
    String json = GSON.toJson(new Content(search, List.copyOf(results.values()))) + "\n";
    try {
      WholeFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
      hasNews = false;
    } catch (IOException e) {
      if (!hasWarned) {
        hasWarned = true;
        lines.warn(
            "The results of this search cannot be kept in %s: %s. If it is interrupted now, it starts anew."
                .formatted(file, FileProblem.reason(e)));
      }
    }
    nextWrite = clock.getAsLong() + INTERVAL;
  }
}

package dev.nnmaven.search.trial;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.files.Json;
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
 * an interruption, and not if the next search has more trials or another space. A search of other
 * settings, code or data replaces them.
 */
public final class SearchState {

  private static final int MOST_BYTES = 256 << 20;

  /** Shortest time between two writes while trials run. */
  private static final long INTERVAL = 1_000_000_000L;

  /**
   * Content of the file.
   *
   * @param search what all its results have in common: hashes of settings, code and data
   */
  private record Content(Map<String, String> search, List<TrialResult> results) {

    Content {
      search = new TreeMap<>(search);
      results = List.copyOf(results);
    }
  }

  private final Path file;
  private final int epochs;
  private final Map<String, String> search;
  private final Lines lines;
  private final LongSupplier clock;
  private final Map<String, TrialResult> results = new TreeMap<>();
  private long nextWrite;
  private boolean hasNews;
  private boolean hasWarned;

  private SearchState(
      Path file, Map<String, String> search, int epochs, Lines lines, LongSupplier clock) {
    this.file = file;
    this.epochs = epochs;
    this.search = new TreeMap<>(search);
    this.lines = lines;
    this.clock = clock;
    this.nextWrite = clock.getAsLong() + INTERVAL;
  }

  /**
   * Reads the file, if there is one of the same search; says so, if it cannot be used.
   *
   * @param search what results must have in common: hashes, by name
   * @param epochs number of epochs that a trial has at most
   * @param clock time in nanoseconds
   */
  public static SearchState open(
      Path file, Map<String, String> search, int epochs, Lines lines, LongSupplier clock) {
    SearchState state = new SearchState(file, search, epochs, lines, clock);
    state.read();
    return state;
  }

  private void read() {
    Optional<Content> last = content();
    Optional<String> changed = last.flatMap(content -> changed(content.search()));
    if (changed.isPresent()) {
      lines.info("The %s changed since the earlier search; starting again", changed.get());
      return;
    }
    last.stream()
        .flatMap(content -> content.results().stream())
        .filter(result -> result.isWithin(epochs) && result.failed() == null)
        .forEach(result -> results.put(result.key(), result));
  }

  /** What is in the file, if it can be used. */
  private Optional<Content> content() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file, Content.class, MOST_BYTES));
    } catch (MalformedFileException e) {
      refuse("it is damaged");
    } catch (IOException e) {
      refuse(FileProblem.reason(e));
    } catch (OutOfMemoryError e) {
      refuse("it is too large for the memory of this JVM");
    }
    return Optional.empty();
  }

  /** What another search has otherwise. */
  private Optional<String> changed(Map<String, String> other) {
    return search.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void refuse(String why) {
    lines.warn(
        "The results of an earlier search, %s, cannot be used: %s. This one starts again.",
        file, why);
  }

  /** Number of results that are known. */
  public int size() {
    return results.size();
  }

  /** Result of a run, if it is known. */
  public synchronized Optional<TrialResult> find(TrialRun run) {
    return Optional.ofNullable(results.get(run.key()));
  }

  /** Adds a result, and writes the file now and then. */
  public synchronized void add(TrialResult result) {
    results.put(result.key(), result);
    hasNews = true;
    if (clock.getAsLong() - nextWrite >= 0) {
      write();
    }
  }

  /** Writes the file, if there is anything new; a search continues without. */
  public synchronized void write() {
    if (!hasNews) {
      return;
    }
    // What failed may not fail again: not with more memory, nor where a table is found.
    List<TrialResult> kept =
        results.values().stream().filter(result -> result.failed() == null).toList();
    byte[] json = (Json.text(new Content(search, kept)) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, out -> out.write(json));
      hasNews = false;
    } catch (IOException e) {
      if (!hasWarned) {
        hasWarned = true;
        lines.warn(
            "The results of this search cannot be kept in %s: %s. If it is interrupted now, it starts again.",
            file, FileProblem.reason(e));
      }
    }
    nextWrite = clock.getAsLong() + INTERVAL;
  }
}

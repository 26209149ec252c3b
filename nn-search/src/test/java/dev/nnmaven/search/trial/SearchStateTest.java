package dev.nnmaven.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.search.SearchedLetters;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchStateTest {

  private static final TrialRun RUN = new TrialRun(Map.of("network", "4,2"), 0, 3);

  private static final int EPOCHS = 3;

  @TempDir Path folder;

  private final AtomicLong clock = new AtomicLong();

  private SearchedLetters letters() throws Exception {
    return new SearchedLetters(folder);
  }

  private SearchState open(Path file, SearchedLetters letters, String settings) {
    return SearchState.open(file, Map.of("settings", settings), EPOCHS, letters, clock::get);
  }

  private static TrialResult result() {
    return new TrialResult(
        RUN.key(), List.of(new TrialResult.Point(1, 0.1, 0.2)), 0.1, null, 0.1, null, null);
  }

  @Test
  void open_whatWasWritten_isFound() throws Exception {
    Path file = folder.resolve("results.json");
    SearchState state = open(file, letters(), "a");
    state.add(result());
    assertThat(file).as("not yet").doesNotExist();
    clock.addAndGet(2_000_000_000L);
    state.add(TrialResult.diverged("other", "NaN"));
    assertThat(file).exists();
    SearchState again = open(file, letters(), "a");
    assertThat(again.find(RUN)).contains(result());
    assertThat(again.size()).isEqualTo(2);
    assertThat(open(file, letters(), "b").size()).isZero();
  }

  @Test
  void key_ofOtherChangesFoldOrEpochs_isAnother() {
    assertThat(
            List.of(
                RUN.key(),
                new TrialRun(Map.of("network", "4,3"), 0, 3).key(),
                new TrialRun(Map.of("network", "4,2"), 1, 3).key(),
                new TrialRun(Map.of("network", "4,2"), 0, 4).key(),
                new TrialRun(Map.of("network", "4,2", "seed", "1"), 0, 3).key()))
        .doesNotHaveDuplicates();
    assertThat(new TrialRun(Map.of("network", "4,2"), 0, 9).training()).isEqualTo(RUN.training());
  }

  /** A search goes on without. */
  @Test
  void write_whereNothingCanBeWritten_warnsOnce() throws Exception {
    Path file = folder.resolve("no-folder").resolve("results.json");
    Files.writeString(folder.resolve("no-folder"), "a file");
    SearchedLetters letters = letters();
    SearchState state = open(file, letters, "a");
    state.add(result());
    state.write();
    state.add(TrialResult.diverged("other", "NaN"));
    state.write();
    assertThat(letters.all())
        .singleElement()
        .asString()
        .startsWith("warn: The results of this search cannot be kept in " + file)
        .endsWith(" If it is interrupted now, it starts again.");
    assertThat(state.find(RUN)).isPresent();
  }

  /**
   * A curve of two million points is refused while it is read, and so are two million results:
   * reading takes the file itself in memory, and not the 80 MB of what is in it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"{'key': 'K', 'curve': [%s]}", "%s"})
  void open_listsWithoutEnd_areRefusedBeforeTheyFillTheMemory(String result) throws Exception {
    Path file = folder.resolve("results.json");
    String endless = "{},".repeat(2_000_000) + "{}";
    Files.writeString(
        file,
        "{\"search\": {\"settings\": \"a\"}, \"results\": ["
            + result.replace('\'', '"').replace("%s", endless)
            + "]}");
    SearchedLetters letters = letters();
    long before = allocated();
    assertThat(open(file, letters, "a").size()).isZero();
    assertThat(allocated() - before).isLessThan(Files.size(file) * 4);
    assertThat(letters.all())
        .containsExactly(
            "warn: The results of an earlier search, "
                + file
                + ", cannot be used: it is damaged. This one starts again.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"search\": {}}",
        "{\"search\": {}, \"results\": [null]}",
        "{\"search\": {}, \"results\": [{\"key\": 1}]}"
      })
  void open_damaged_startsAgainAndSaysSo(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("results.json"), content);
    SearchedLetters letters = letters();
    assertThat(open(file, letters, "a").size()).isZero();
    assertThat(letters.all())
        .singleElement()
        .asString()
        .matches(".*(starting again|This one starts again\\.)");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  /** Whatever a damaged file says, a result is whole or not there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'key': 'K'}",
        "{'key': 'K', 'curve': []}",
        "{'key': 'K', 'curve': [], 'loss': 0.1, 'error': 0.1}",
        "{'key': 'K', 'curve': [null], 'loss': 0.1, 'error': 0.1}",
        "{'key': 'K', 'curve': [{}], 'loss': NaN, 'error': 0.1}",
        "{'key': 'K', 'curve': [{}], 'loss': 0.1}",
        "{'curve': [{}], 'loss': 0.1, 'error': 0.1}",
        "{'key': 'K', 'curve': [{'epoch': 2}], 'loss': 0.1, 'error': 0.1}",
        "{'key': 'K', 'curve': [{'epoch': 1}], 'accuracy': 2, 'loss': 0.1, 'error': 0.1}",
        "{'key': 'K', 'curve': [], 'diverged': 'a\\nline'}",
        "{'key': 'K', 'curve': [], 'failed': 'a defect, on that machine'}",
        // A longer curve than the search has epochs, and so on.
        "{'key': 'K', 'curve': [{'epoch': 1}, {'epoch': 2}, {'epoch': 3}, {'epoch': 4}],"
            + " 'loss': 0.1, 'error': 0.1}",
      })
  void open_resultsThatAreNotWhole_areLeftOut(String result) throws Exception {
    Path file = folder.resolve("results.json");
    Files.writeString(
        file,
        "{\"search\": {\"settings\": \"a\"}, \"results\": [%s]}"
            .formatted(result.replace('\'', '"').replace("K", RUN.key())));
    assertThat(open(file, letters(), "a").size()).isZero();
  }
}

package dev.nnmaven.search;

import static dev.nnmaven.search.SearchedLetters.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnmaven.trainer.console.ProgressDisplay;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossValidationTaskTest {

  @TempDir Path folder;

  private JsonObject run(Map<String, String> changes) throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    Path file = letters.file("cross-validation.json");
    new CrossValidationTask()
        .perform(
            letters.settings(changes).with(CrossValidationTask.FILE, file.toString()),
            letters,
            ProgressDisplay.NONE);
    assertThat(letters.all())
        .contains("info: figures " + file, "info: report " + letters.file("cross-validation.html"));
    return letters.json("cross-validation.json");
  }

  @Test
  void run_fiveFolds_judgesEachImageOnce() throws Exception {
    JsonObject json = run(Map.of("epochs", "10"));
    JsonArray folds = json.getAsJsonArray("folds");
    int images = 0;
    double sum = 0;
    for (int f = 0; f < folds.size(); f++) {
      JsonObject fold = folds.get(f).getAsJsonObject();
      images += fold.get("examples").getAsInt();
      sum += fold.get("accuracy").getAsDouble();
      assertThat(fold.getAsJsonArray("recall")).hasSize(3);
    }
    assertThat(folds).hasSize(5);
    assertThat(images).isEqualTo(3 * 12); // 20% of 15 are held out
    assertThat(json.getAsJsonObject("accuracy").get("mean").getAsDouble())
        .isCloseTo(sum / 5, within(1e-12));
    assertThat(json.getAsJsonArray("classes")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "conv(3, 2x2), maxPool(2), 5"})
  void run_otherThreads_givesTheSameFile(String network) throws Exception {
    JsonObject one = run(Map.of("folds", "3", "threads", "1", "network", network));
    assertThat(run(Map.of("folds", "3", "threads", "4", "network", network))).isEqualTo(one);
  }

  /** The configuration as it is: with its own validation and several networks. */
  @Test
  void run_withValidationAndMembers_judgesWhatThatGives() throws Exception {
    JsonObject plain = run(Map.of("folds", "3"));
    JsonObject validated = run(Map.of("folds", "3", "validationFraction", "0.3", "patience", "1"));
    JsonObject several = run(Map.of("folds", "3", "members", "2"));
    assertThat(validated.get("loss")).isNotEqualTo(plain.get("loss"));
    assertThat(several.get("loss")).isNotEqualTo(plain.get("loss"));
  }

  @ParameterizedTest
  @CsvSource({
    "folds, 1, 'nn.folds: expected a whole number, at least 2 and at most 100'",
    "epochs, 0, 'nn.epochs: 0 trains nothing, so there is nothing to evaluate'",
    "groups, '(', nn.groups: expected a regular expression",
    "learningRate, 0, nn.learningRate: learning rate must be above 0",
  })
  void run_whatMakesNoSense_isRefused(String name, String text, String message) {
    refused(() -> run(Map.of(name, text)), message);
  }

  @Test
  void run_groupsInNames_areFound() throws Exception {
    assertThat(run(Map.of("folds", "2", "groups", "/\\d(\\d)")).getAsJsonArray("folds")).hasSize(2);
  }
}

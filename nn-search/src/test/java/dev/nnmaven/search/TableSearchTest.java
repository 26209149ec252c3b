package dev.nnmaven.search;

import static dev.nnmaven.search.SearchedLetters.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over how rows of a table are learned. */
class TableSearchTest {

  @TempDir Path folder;

  private SearchedLetters letters;

  @BeforeEach
  void write() throws Exception {
    letters = new SearchedLetters(folder);
    Tables.write(folder.resolve("flowers.csv"), Tables.HEADER, Tables.flowers(120, 3), "\n");
  }

  /** The weight of flowers; names and texts in turn go first. */
  private Settings settings(String... namesAndTexts) {
    Settings settings =
        letters
            .settings(Map.of("data", folder.resolve("flowers.csv").toString(), "target", "weight"))
            .with("space/network", "8; 12")
            .with("space/learningRate", "log(0.001, 0.05)")
            .with("space/optimizer", "adam; miniBatch")
            .with(CrossValidationTask.FILE, letters.file("cross-validation.json").toString());
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      settings = settings.with(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return settings;
  }

  @Test
  void run_numbersByRmse_areToldInTheirUnit() throws Exception {
    refused(
        () -> SearchTask.run(settings("monitor", "accuracy"), letters),
        "nn.monitor: a model of numbers has no accuracy");
    String file = folder.resolve("the best.properties").toString();
    SearchTask.run(
        settings("monitor", "rmse", SearchTask.PROPERTIES, file, "learningRate", "1e-9"), letters);
    JsonObject winner = letters.json("search.json").getAsJsonObject("winner");
    assertThat(winner.has("validationAccuracy")).isFalse();
    assertThat(winner.get("heldOutLoss").getAsDouble()).isPositive();
    assertThat(letters.all()).anyMatch(line -> line.matches("info: winner .*test .* rows\\)"));
    assertThat(letters.all())
        .contains(
            "info: or, without changing it: mvn nn:train nn:evaluate \"-Dnn.settings=%s\""
                .formatted(file))
        .anyMatch(line -> line.matches("info: compared  [\\d.]+ lower rmse than your settings .*"));
    assertThat(Files.readString(letters.file("index.html")))
        .contains("It was chosen by an RMSE of ", "<dt>Validation RMSE</dt>", ">RMSE</th>")
        .doesNotContain(">Accuracy<", "NaN", "Infinity");
  }

  @Test
  void crossValidate_numbers_hasTheirError() throws Exception {
    new CrossValidationTask().perform(settings("folds", "3"), letters, ProgressDisplay.NONE);
    JsonObject json = letters.json("cross-validation.json");
    assertThat(json.getAsJsonObject("rmse").get("mean").getAsDouble()).isPositive();
    assertThat(json.has("accuracy")).isFalse();
    assertThat(json.getAsJsonObject("r2").get("mean").getAsDouble()).isLessThan(1);
    String number = "-?\\d+\\.\\d{4}";
    assertThat(letters.all())
        .anyMatch(line -> line.startsWith("info: RMSE      "))
        .anyMatch(line -> line.contains("(mean and standard deviation of 3 folds)"))
        .anyMatch(line -> line.matches("info: R²        " + number + " ± " + number))
        .anyMatch(line -> line.matches("info: fold 1 .*, RMSE [\\d.]+, R² " + number));
    assertThat(Files.readString(letters.file("cross-validation.html"))).contains("<dt>R²</dt>");
  }

  /** Each word is in one fold alone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_wordsThatOnlyOneFoldHas_areToBeDecidedBeforeAnyTraining(boolean searches)
      throws Exception {
    List<String> rows = new ArrayList<>(Tables.flowers(120, 3));
    rows.set(5, rows.get(5).replaceFirst("clay|loam|sand", "peat"));
    rows.set(50, rows.get(50).replaceFirst("clay|loam|sand", "marl"));
    Tables.write(folder.resolve("flowers.csv"), Tables.HEADER, rows, "\n");
    Settings settings = settings("testFraction", "0", "folds", "4");
    refused(
        () -> {
          if (searches) {
            SearchTask.run(settings, letters);
          } else {
            new CrossValidationTask().perform(settings, letters, ProgressDisplay.NONE);
          }
        },
        "found another (\"peat\" in line 7)",
        "found another (\"marl\" in line 52)",
        "\n  <unknownCategory>other</unknownCategory>");
    assertThat(letters.all()).noneMatch(line -> line.contains("trial"));
  }

  /** Groups of nn.split are groups of folds, and time has no folds. */
  @Test
  void crossValidate_splitByGroupOrTime_isKept() throws Exception {
    Settings groups = settings("split", "group(soil)", "folds", "50");
    refused(
        () -> new CrossValidationTask().perform(groups, letters, ProgressDisplay.NONE),
        "nn.folds: the data is in ");
    Settings time = settings("split", "time(length)");
    refused(
        () -> new CrossValidationTask().perform(time, letters, ProgressDisplay.NONE),
        "nn.folds: rows are split by time (nn.split=time(length))",
        "nn:evaluate, rather than nn:crossValidate, evaluates on the last rows");
  }
}

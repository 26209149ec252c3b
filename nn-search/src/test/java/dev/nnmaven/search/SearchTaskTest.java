package dev.nnmaven.search;

import static dev.nnmaven.search.SearchedLetters.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsFile;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTaskTest {

  private static final String[] FILES = {"search.json", "model.safetensors", "results.json"};

  /** The usual search, which all tests may read. */
  private static SearchedLetters whole;

  /** Letters that nobody has searched with. */
  private static SearchedLetters untouched;

  @TempDir Path folder;

  @BeforeAll
  static void search(@TempDir Path shared) throws Exception {
    whole = new SearchedLetters(shared.resolve("whole"));
    untouched = new SearchedLetters(shared.resolve("untouched"));
    run(whole, Map.of());
  }

  /** Letters with the results of the usual search. */
  private SearchedLetters known() throws Exception {
    return known(Files.readString(whole.file("results.json")));
  }

  private SearchedLetters known(String results) throws Exception {
    SearchedLetters letters = letters("known");
    Files.createDirectories(letters.file("."));
    Files.writeString(letters.file("results.json"), results);
    return letters;
  }

  private SearchedLetters letters(String name) throws Exception {
    return new SearchedLetters(Files.createDirectories(folder.resolve(name)));
  }

  private static WrittenFiles run(SearchedLetters letters, Map<String, String> changes)
      throws Exception {
    return SearchTask.run(letters.settings(changes), letters);
  }

  private static void assertSame(SearchedLetters found, SearchedLetters expected) {
    for (String file : FILES) {
      assertThat(found.file(file)).as(file).hasSameBinaryContentAs(expected.file(file));
    }
    assertThat(found.folder.resolve("nn-search.properties"))
        .hasSameBinaryContentAs(expected.folder.resolve("nn-search.properties"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5"})
  void run_otherNumberOfThreads_givesTheSameFiles(String threads) throws Exception {
    SearchedLetters other = letters("other");
    run(other, Map.of("threads", threads));
    assertSame(other, whole);
    whole.json("search.json");
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  /** And what stands in a POM is no HTML. */
  @Test
  void run_itsPage_showsEachTrialInEachImage() throws Exception {
    String page = Files.readString(whole.file("index.html"));
    int parameters = page.indexOf("id=\"parameters\"");
    String curves = page.substring(page.indexOf("id=\"curves\""), parameters);
    String charts = page.substring(parameters, page.indexOf("id=\"importance\""));
    String rows = page.substring(page.indexOf("id=\"trials\""));
    assertThat(count(curves, "<path class=\"(?:trial|best|winner)")).isEqualTo(5 + 1);
    assertThat(count(charts, "<figure>")).isEqualTo(3);
    assertThat(count(charts, "<path class=\"dots trial")).isEqualTo(3 * 2);
    assertThat(count(charts, "<path class=\"dots best")).isEqualTo(3 * 2);
    assertThat(count(charts, "<path class=\"dots winner")).isEqualTo(3);
    assertThat(count(rows, "<tr><th scope=\"row\">")).isEqualTo(5 + 1);
    assertThat(count(page, "<th scope=\"row\">your settings</th>")).isEqualTo(2);
    String comparison = whole.json("search.json").get("comparison").getAsString();
    assertThat(whole.all()).contains("info: compared  " + comparison);
    assertThat(page)
        .contains("&lt;network", "<p>" + comparison + ".</p>", ">5 trials and your settings by ")
        .doesNotContain("<network", "<script", "NaN", "Infinity");
  }

  /** With folds, and over convolutions, in the short form and as an element of a network. */
  @ParameterizedTest
  @CsvSource({
    "folds, 3",
    "space/network, 'conv({integer(2, 4)}, 2x2), maxPool(2), 5'",
    "space/network/maxPool, '1; 2'"
  })
  void run_ofOtherKindsOnOtherThreads_givesTheSameFiles(String name, String text) throws Exception {
    SearchedLetters one = letters("one");
    SearchedLetters other = letters("other");
    for (SearchedLetters each : List.of(one, other)) {
      Settings settings =
          each.settings(Map.of("trials", "2", "monitor", "accuracy", "learningRate", "1e-9"))
              .with("threads", each == one ? "1" : "5");
      if (!name.equals("folds")) {
        settings =
            settings
                .without(List.of("space/network"))
                .with("network", "conv(3, 2x2) dropout(0.1), maxPool(2), 5");
      }
      SearchTask.run(settings.with(name, text), each);
    }
    assertSame(other, one);
    if (name.equals("folds")) {
      assertThat(one.json("search.json").get("folds").getAsInt()).isEqualTo(3);
      assertThat(one.file("index.html"))
          .content()
          .contains("mean of 3 folds", "It was chosen by an accuracy of");
      assertThat(Files.readString(one.folder.resolve("nn-search.properties")))
          .doesNotContain("validationFraction", "keep");
    } else {
      assertThat(ModelFile.read(one.file("model.safetensors")).network().toString())
          .matches("3x4x1 → conv\\([234], 2x2\\) relu.* → maxPool\\([12]\\) → 5 relu → 3 linear");
    }
  }

  /** The model of these settings and those that the search has written. */
  private static String trained(Settings settings, SearchedLetters letters) throws Exception {
    Path found = letters.folder.resolve("nn-search.properties");
    Settings again = settings.with("settings", found.toString());
    SettingsReader all = again.read(pom -> SettingsFile.of(pom, Map.of()).appliedTo(pom));
    return TrainingTask.run(all.settings(), letters, ProgressDisplay.NONE).model();
  }

  /** What nn:train makes of the winner's parameters. */
  @ParameterizedTest
  @CsvSource({"0, 5 halving, false", "0, 3 random, true", "2, 3 random, false"})
  void run_itsWinner_isTrainedToTheSameBytes(int folds, String trials, String refit)
      throws Exception {
    SearchedLetters letters = letters("search");
    Settings settings = letters.settings(Map.of("trials", trials, "refit", refit));
    WrittenFiles written =
        SearchTask.run(folds > 0 ? settings.with("folds", "" + folds) : settings, letters);
    assertThat(letters.all())
        .filteredOn(line -> line.startsWith("info: refit     the winner again on all "))
        .hasSize(refit.equals("true") ? 1 : 0);
    assertThat(trained(letters.settings(Map.of("refit", refit)), letters))
        .isEqualTo(written.model())
        .isEqualTo(Sha256.of(letters.file("model.safetensors")))
        .isEqualTo(
            letters.json("search.json").getAsJsonObject("winner").get("modelSha256").getAsString());
    String end =
        trials.startsWith("5") ? "or, without changing it" : "compared  no trial is better";
    assertThat(letters.all()).anyMatch(line -> line.startsWith("info: " + end));
  }

  /**
   * The space, in the POM or not, is over layers that the recipe chooses by the data. So many
   * images are calibrated by default, which the winner, whose layers are configured, must be too.
   */
  @ParameterizedTest
  @CsvSource({
    "images, '', ''",
    "many, '', ''",
    "flowers.csv, '', ''",
    "images, space/network/conv 1/filters, 2; 3",
    "flowers.csv, space/network/dense 2/neurons, 5; 6"
  })
  void run_withNothingButData_isOverTheNetworkThatIsTrained(
      String data, String varied, String values) throws Exception {
    SearchedLetters letters = letters("search");
    Images.grey(8, 8, "A", "B", "C").draw(letters.folder.resolve("images"), 15, 1);
    Path many = letters.folder.resolve("many");
    Images.grey(4, 3, "A", "B", "C").draw(many, 110, 1);
    Images.mislabel(many.resolve("A"), many.resolve("B"), 110);
    Tables.write(
        letters.folder.resolve("flowers.csv"), Tables.HEADER, Tables.flowers(120, 3), "\n");
    Settings bare =
        letters
            .settings(Map.of("data", letters.folder.resolve(data).toString(), "epochs", "2"))
            .without(List.of("recipe", "batchSize", "space/network"))
            .without(List.of("space/learningRate", "space/optimizer"));
    boolean isTable = data.endsWith(".csv");
    if (isTable) {
      bare = bare.with("target", "kind");
    }
    Settings search = bare.with("trials", "3 finalists(1)");
    if (!varied.isEmpty()) {
      search = search.with(varied, values);
    }
    search.read(SearchPlan::parse);
    WrittenFiles written = SearchTask.run(search, letters);
    assertThat(
            letters
                .json("search.json")
                .getAsJsonArray("trials")
                .get(1)
                .getAsJsonObject()
                .get("parameters"))
        .asString()
        .contains(varied.isEmpty() ? "network/dense" : varied.replace("space/", ""));
    bare = bare.with("validationFraction", "0.2").with("members", "1");
    assertThat(trained(isTable ? bare.with("keep", "last") : bare, letters))
        .isEqualTo(written.model());
    assertThat(ModelFile.read(letters.folder.resolve("model.safetensors")).calibration())
        .as("temperature")
        .matches(found -> found.isPresent() == data.equals("many"));
  }

  /** Of layers that are not known before the data is. */
  @Test
  void run_overLayersThatTheRecipeDoesNotChoose_isRefusedWithThoseThatItDoes() throws Exception {
    SearchedLetters letters = letters("search");
    Settings settings =
        letters
            .settings(Map.of("space/network/conv/filters", "2; 3"))
            .without(List.of("recipe", "space/network"));
    settings.read(SearchPlan::parse);
    refused(
        () -> SearchTask.run(settings, letters),
        "the network has 0 layers <conv> (256 relu dropout(0.3), 128 relu");
  }

  /** But of the start with another rate, which trials have of their own. */
  @Test
  void run_moreTrials_takesOverWhatIsKnown() throws Exception {
    SearchedLetters letters = known();
    Map<String, String> more = Map.of("trials", "8 finalists(1)", "learningRate", "0.3");
    run(letters, more);
    assertThat(letters.all())
        .contains("info: results   15 results from earlier runs are used again");
    SearchedLetters fresh = letters("fresh");
    run(fresh, more);
    assertThat(letters.file("search.json")).hasSameBinaryContentAs(fresh.file("search.json"));
  }

  @Test
  void run_otherSettings_startsAnewAndSaysSo() throws Exception {
    Map<String, String> others = Map.of("settingsSha256", "others", "batchSize", "4");
    SearchedLetters letters = known();
    run(letters, others);
    assertThat(letters.all())
        .contains("info: The settings changed since the earlier search; starting again");
    SearchedLetters fresh = letters("fresh");
    run(fresh, others);
    assertSame(letters, fresh);
  }

  @Test
  void run_toItsEnd_leavesTheWinnersCheckpointOnly() throws Exception {
    SearchedLetters letters = letters("search");
    Files.createDirectories(letters.file("."));
    String id = "0123456789abcdef.checkpoint";
    Path left = Files.writeString(letters.file(id), "a part");
    Path part = letters.file("." + id + "-7-01234567-0123-0123-0123-0123456789ab.tmp");
    Files.writeString(part, "a part");
    run(letters, Map.of());
    assertThat(left).doesNotExist();
    assertThat(part).doesNotExist();
    try (Stream<Path> files = Files.list(letters.file("."))) {
      assertThat(files).filteredOn(file -> file.toString().endsWith(".checkpoint")).hasSize(1);
    }
  }

  private static <T> T withFragile(SearchedLetters letters, Callable<T> task) throws Exception {
    return letters.with(Activation.class, List.of(Fragile.class, Fragile.Hungry.class), task);
  }

  /** Both kinds are lost; but whoever mends a defect need not forget the others' results. */
  @Test
  void run_someDivergeOrThrow_loseTheseAlone() throws Exception {
    SearchedLetters letters = letters("search");
    String those = "5 fragile; 5 relu; 5 hungry; 5 elu";
    Settings settings =
        letters
            .settings(Map.of("space/network", those, "trials", "grid"))
            .with("space/learningRate", "0.1; 1e30")
            .without(List.of("space/optimizer"));
    withFragile(letters, () -> SearchTask.run(settings, letters));
    assertThat(letters.all())
        .contains("info: diverged  2 trials, which lost", "info: failed    4 trials, which lost")
        .anyMatch(
            line ->
                line.matches(
                    "warn: The trial with .*network=5 fragile.* failed, and lost:"
                        + " java.lang.IllegalStateException: no table\\\\u000afor it"
                        + " at dev.nnmaven.search.Fragile.fail\\(Fragile.java:.*"))
        .anyMatch(line -> line.matches(".*=5 hungry.* lost: java.lang.OutOfMemoryError: .*"));
    JsonArray trials = letters.json("search.json").getAsJsonArray("trials");
    assertThat(trials)
        .filteredOn(trial -> trial.getAsJsonObject().has("diverged"))
        .extracting(trial -> trial.getAsJsonObject().get("parameters").toString())
        .hasSize(2)
        .allMatch(parameters -> parameters.matches(".*1e30.*5 r?elu.*"));
    assertThat(trials)
        .filteredOn(trial -> trial.getAsJsonObject().has("failed"))
        .extracting(trial -> trial.getAsJsonObject().get("parameters").toString())
        .hasSize(4)
        .allMatch(parameters -> parameters.matches(".*5 (fragile|hungry).*"));
    assertThat(letters.json("search.json").getAsJsonArray("finalists")).hasSize(2 + 1);
    assertThat(Files.readString(letters.file("index.html")))
        .contains("; 2 diverged, and lost; 4 failed, and lost", "<td>diverged</td>")
        .doesNotContain("NaN", "Infinity");
    assertThat(Files.readString(letters.file("results.json")))
        .as("what another machine, or another day, may not repeat")
        .doesNotContain("IllegalState", "OutOfMemory");
  }

  /** A space of eight configurations, of which all are tried, and one of them is the start. */
  @Test
  void run_moreTrialsThanTheSpaceHas_saysSo() throws Exception {
    SearchedLetters letters = letters("search");
    Settings eight =
        letters
            .settings(Map.of("space/learningRate", "0.1; 0.2", "space/optimizer", "GD; SGD"))
            .with("space/network", "5; 6")
            .with("trials", "20 random")
            .overriddenBy(Map.of("learningRate", "0.2", "optimizer", "SGD", "network", "6"))
            .with("epochs", "1");
    SearchTask.run(eight, letters);
    assertThat(letters.all())
        .contains(
            "info: trials    not the 20 of nn.trials: the space has no other configurations, or hardly"
                + " any");
    assertThat(letters.json("search.json").getAsJsonArray("trials")).hasSize(8 + 1);
    String results = Files.readString(letters.file("results.json"));
    assertThat(count(results, "\"key\"")).as("two for each finalist").isIn(8 + 6, 8 + 8);
  }

  @Test
  void crossValidate_activationThatThrows_namesFoldAndPlace() throws Exception {
    SearchedLetters letters = letters("search");
    String file = folder.resolve("figures.json").toString();
    Settings settings =
        letters
            .settings(Map.of("network", "5 fragile", "folds", "3", "threads", "1"))
            .with(CrossValidationTask.FILE, file)
            .without(List.of("space/network", "space/optimizer", "space/learningRate"));
    refused(
        () ->
            withFragile(
                letters,
                () -> new CrossValidationTask().perform(settings, letters, ProgressDisplay.NONE)),
        "Fold 1 cannot be trained for: java.lang.IllegalStateException: no table",
        "Fragile.java");
  }

  @Test
  void run_otherInitialWeightsOfTheSameName_startsAnew() throws Exception {
    SearchedLetters letters = letters("search");
    Path weights = folder.resolve("base.safetensors");
    Settings settings =
        letters
            .settings(Map.of("network", "5", "initialWeights", weights.toString()))
            .without(List.of("space/network"));
    ImagePreprocessing pixels = new ImagePreprocessing(4, 3);
    for (int seed = 1; seed <= 2; seed++) {
      ModelFile.write(weights, Found.untrained(pixels, List.of("A", "B", "C"), "5", seed));
      SearchTask.run(settings, letters);
    }
    assertThat(letters.all())
        .contains(
            "info: The file of initial weights changed since the earlier search; starting again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trials=0 | nn.trials: expected a whole number, at least 1 and at most 10000, found \"0\"",
        "monitor=precision | nn.monitor: ",
        "folds=3 & monitor=rmse | nn.monitor: a model of classes has no rmse",
        "trials=9 finalists(0) | nn.trials: expected a whole number, at least 1 and at most 100, found \"0\"",
        "trials=bayes | nn.trials: unknown algorithm \"bayes\"; allowed: halving, random, grid",
        "trials=7 grid | nn.trials: grid tries all configurations; remove the number",
        "trials=grid | nn.trials: grid needs lists such as 0.1; 0.2 in <space>",
        "epochs=0 | nn.epochs: 0 trains nothing, so there is nothing to compare",
        "validationFraction=0 | nn.validationFraction: a search compares trials on validation data",
        "members=3 | nn.members: a search compares single networks",
        "space/learningRate=uniform(-1, 1) | nn.learningRate: learning rate must be above 0",
        "space/loss=binaryCrossEntropy; binaryCrossEntropy labelSmoothing(0.1) | space/loss: different losses",
        "folds=3 & validationFraction=0.2 | nn.folds: beside nn.validationFraction, both choose"
            + " validation data",
        "folds=3 & patience=2 | nn.patience: needs validation",
        // what does not fit the data, before anything is trained
        "space/network=5; inputs(13), 5; output(4) | the network has 13 inputs, but an image has 4 x 3"
            + " = 12 pixels",
        "space/network=5; inputs(13), 5; output(4) | but 4 outputs",
      })
  void run_whatMakesNoSense_isRefused(String changes, String message) {
    Map<String, String> texts = new TreeMap<>();
    for (String change : changes.split(" & ")) {
      texts.put(change.split("=")[0], change.split("=", 2)[1]);
    }
    refused(() -> run(untouched, texts), message);
    assertThat(untouched.file("search.json")).doesNotExist();
    assertThat(untouched.file("results.json")).doesNotExist();
  }
}

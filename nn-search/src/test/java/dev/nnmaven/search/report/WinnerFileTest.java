package dev.nnmaven.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.SearchedLetters;
import dev.nnmaven.search.trial.RecipeChoices;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.recipe.Recipe;
import dev.nnmaven.trainer.testing.Written;
import dev.nnmaven.trainer.text.Unit;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WinnerFileTest {

  @TempDir Path folder;

  private SearchPlan plan(Map<String, String> changes) throws Exception {
    return new SearchedLetters(folder).settings(changes).read(SearchPlan::parse);
  }

  /** What was drawn, the validation fraction, and what the POM does not have. */
  @Test
  void write_parametersOfAllKinds_areReadBackAsTheyAre() throws Exception {
    Map<String, String> drawn = new LinkedHashMap<>();
    drawn.put("learningRate", "0.05");
    drawn.put("classWeights", "a\\b:2, #x y=z: 3, ä:1\n");
    drawn.put("network", " 9 l2(1e-4)+dropout(0.5), output");
    Path file = folder.resolve("nn-search.properties");
    SearchPlan plan =
        plan(Map.of("seed", "7", "batchSize", "8", SearchTask.GIVEN, "seed,learningRate,patience"));
    WinnerFile.write(file, plan, new Trial(3, drawn));
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      read.load(in);
    }
    Map<String, String> expected = new LinkedHashMap<>();
    drawn.forEach((name, text) -> expected.put("nn." + name, text));
    expected.put("nn.validationFraction", "0.2");
    expected.put("nn.seed", "7");
    assertThat(read).isEqualTo(expected);
    assertThat(Files.readString(file))
        .startsWith(
            "# The winner of nn:search; nn:train takes it with nn.settings=nn-search.properties\n");
  }

  /** A part of the network has no property; the whole network has. */
  @Test
  void parameters_ofPartsOfTheNetwork_areTheWholeInItsShortForm() throws Exception {
    SearchPlan plan =
        plan(Map.of("network", "9 tanh, 7 dropout(0.2), output", SearchTask.GIVEN, "network"));
    Map<String, String> drawn =
        Map.of("network/dense 2/neurons", "5", "network/dense 2/dropout", "0.3");
    assertThat(WinnerFile.parameters(plan, new Trial(1, drawn)))
        .containsEntry("network", "9 tanh, 5 relu dropout(0.3)")
        .containsOnlyKeys("network", "validationFraction");
  }

  /** What the recipe chose for the trials, and does not choose beside what the winner sets. */
  @Test
  void lostBeside_whatARecipeLeavesOut_isItsChoice() {
    Settings pom = Written.of("data", folder.resolve("data"), "recipe", "tuned");
    Facts facts = new Facts(Unit.IMAGE, 300, new Shape(8, 8, 1), 0, 3, false, false);
    RecipeChoices choices =
        new RecipeChoices(pom, facts, Recipe.TUNED.choices(new SettingsReader(pom), facts));
    assertThat(choices.lostBeside(Map.of("epochs", "3"))).isEmpty();
    assertThat(choices.lostBeside(Map.of("network", "9")))
        .isEqualTo(Map.of("calibration", "temperature"));
    assertThat(choices.lostBeside(Map.of("optimizer", "adam", "learningRate", "0.1")))
        .isEqualTo(Map.of("learningRateSchedule", "cosine"));
  }

  @Test
  void snippet_ofMarkup_isOneOfXml() throws Exception {
    assertThat(WinnerFile.snippet(plan(Map.of()), new Trial(1, Map.of("classWeights", "<&>:2"))))
        .isEqualTo(
            """
              <training>
                <classWeights>&lt;&amp;&gt;:2</classWeights>
                <validationFraction>0.2</validationFraction>
              </training>\
            """);
  }
}

package dev.nnmaven.search.trial;

import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.recipe.Choice;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.recipe.Recipe;
import dev.nnmaven.trainer.text.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recipe chose for all trials, which it may not choose for the winner: its parameters are
 * then configured, and a recipe leaves out what goes with those that it would have chosen.
 *
 * @param pom settings as configured
 * @param facts of the data, by which it chooses
 * @param made what it chose
 */
public record RecipeChoices(Settings pom, Facts facts, List<Choice> made) {

  /** No choices. */
  public static final RecipeChoices NONE =
      new RecipeChoices(Settings.of(Map.of()), Facts.unknown(Unit.ROW), List.of());

  /** Copies the list. */
  public RecipeChoices {
    made = List.copyOf(made);
  }

  /**
   * Choices, by parameter, that the recipe does not make again if more is configured.
   *
   * @param said texts that are configured as well, by parameter
   */
  public Map<String, String> lostBeside(Map<String, String> said) {
    SettingsReader reader = new SettingsReader(pom.overriddenBy(said));
    Map<String, String> again = new LinkedHashMap<>();
    Recipe.of(reader.get(Parameters.RECIPE))
        .choices(reader, facts)
        .forEach(choice -> again.put(choice.parameter(), choice.text()));
    Map<String, String> lost = new LinkedHashMap<>();
    made.stream()
        .filter(choice -> !Settings.of(said).isSet(choice.parameter()))
        .filter(choice -> !choice.text().equals(again.get(choice.parameter())))
        .forEach(choice -> lost.put(choice.parameter(), choice.text()));
    return lost;
  }
}

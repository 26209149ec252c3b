package dev.nnmaven.trainer.recipe;

import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Chooses defaults for parameters that are not configured: {@code nn.recipe}. Each choice is the
 * text of a parameter. A configured parameter overrides its choice.
 */
public enum Recipe {
  /** Chosen by measurement: {@link RowRecipe}, {@link TextRecipe}, {@link ImageRecipe}. */
  TUNED(
      (settings, facts) ->
          facts.unit() == Unit.ROW
              ? facts.hasTexts()
                  ? TextRecipe.of(facts)
                  : RowRecipe.of(facts, areFoldsFair(settings))
              : ImageRecipe.of(facts, !settings.isSet("imageSize"))),
  /**
   * Textbook gradient descent: the core's default for each parameter. A network with one hidden
   * layer, 10 epochs in batches of 32, without validation.
   */
  PLAIN((settings, facts) -> List.of());

  private final BiFunction<Settings, Facts, List<Choice>> choices;

  Recipe(BiFunction<Settings, Facts, List<Choice>> choices) {
    this.choices = choices;
  }

  /** Rows that are split by time are not judged by folds, nor is what validation rows judge. */
  private static boolean areFoldsFair(Settings settings) {
    return !settings.isSet(Parameters.VALIDATION_FRACTION.name())
        && settings
            .find(Parameters.SPLIT)
            .map(rule -> rule.kind() != SplitRule.Kind.TIME)
            .orElse(true);
  }

  /** Whether each network on rows is trained without a fold, which is the default. */
  public static boolean crossFits(Settings settings) {
    return of(settings) != PLAIN
        && areFoldsFair(settings)
        && !settings.isSet(Parameters.MEMBERS.name());
  }

  public static Recipe of(Settings settings) {
    return valueOf(settings.get(Parameters.RECIPE).toUpperCase(Locale.ROOT));
  }

  /** Choices for this data, for all parameters that are not configured. */
  public List<Choice> choices(Settings settings, Facts facts) {
    return choices.apply(settings, facts).stream()
        .filter(choice -> isFree(settings, choice))
        .toList();
  }

  public static Settings fill(Settings settings, List<Choice> choices) {
    Settings filled = settings;
    for (Choice choice : choices) {
      filled = filled.with(choice.parameter(), choice.text());
    }
    return filled;
  }

  /**
   * Whether a choice fits the settings: neither its parameter nor one that is linked to it is
   * configured.
   */
  public static boolean isFree(Settings settings, Choice choice) {
    return !settings.isSet(choice.parameter())
        && Parameters.named(choice.parameter()).stream()
            .flatMap(entry -> entry.together().stream())
            .noneMatch(other -> settings.isSet(other.name()));
  }
}

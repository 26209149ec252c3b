package dev.nnmaven.trainer.recipe;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a training does of which its configuration says nothing: {@code nn.recipe}. Each choice is
 * the text of a parameter; whatever the configuration says goes before it, one by one.
 */
public enum Recipe implements SpecifiedEnum {
  /** Chosen by measurement: {@link RowRecipe}, {@link ImageRecipe}. */
  TUNED(
      (settings, facts) ->
          facts.unit() == Unit.ROW
              ? RowRecipe.of(facts)
              : ImageRecipe.of(facts, !settings.isSet("imageSize"))),
  /**
   * Textbook gradient descent: the core's default for each parameter. A network with one hidden
   * layer, 10 epochs in batches of 32, without validation.
   */
  PLAIN((settings, facts) -> List.of());

  /** Parameters beside which a choice makes no sense, if one of them is configured. */
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "batchSize", List.of("optimizer"),
          "learningRate", List.of("optimizer"),
          "learningRateSchedule", List.of("optimizer"),
          "labelSmoothing", List.of("loss"));

  private final BiFunction<Settings, Facts, List<Choice>> choices;

  Recipe(BiFunction<Settings, Facts, List<Choice>> choices) {
    this.choices = choices;
  }

  public static Recipe of(Settings settings) {
    return settings.parse("recipe", Catalog.of("recipe", values())::create, TUNED);
  }

  /** What it chooses for this data, where the settings say nothing. */
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

  /** Whether a choice makes sense beside what settings say. */
  public static boolean isFree(Settings settings, Choice choice) {
    return !settings.isSet(choice.parameter())
        && BESIDE.getOrDefault(choice.parameter(), List.of()).stream().noneMatch(settings::isSet);
  }
}

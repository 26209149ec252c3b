package dev.nnmaven.trainer.recipe;

import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.MemberSettings;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
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
      (reader, facts) ->
          facts.unit() == Unit.ROW
              ? facts.hasTexts()
                  ? TextRecipe.of(facts, crossFits(reader), AnswerSettings.canLeaveOut(reader))
                  : RowRecipe.of(facts, crossFits(reader))
              : ImageRecipe.of(
                  facts,
                  !reader.settings().isSet("imageSize"),
                  !reader.settings().isSet(ShortForm.NETWORK))),
  /**
   * Textbook gradient descent: the core's default for each parameter. A network with one hidden
   * layer, 10 epochs in batches of 32, without validation.
   */
  PLAIN((reader, facts) -> List.of());

  /** Below it, a fifth of the examples is too few to fit a temperature to. */
  static final int FEWEST_CALIBRATED = 200;

  private final BiFunction<SettingsReader, Facts, List<Choice>> choices;

  Recipe(BiFunction<SettingsReader, Facts, List<Choice>> choices) {
    this.choices = choices;
  }

  /**
   * Whether each network on rows is trained without a fold: by default, and with {@code members} of
   * folds. Not if rows are split by time, since networks would know the future, nor beside
   * validation rows.
   */
  public static boolean crossFits(SettingsReader reader) {
    boolean isFair =
        !reader.settings().isSet(Parameters.VALIDATION_FRACTION.name())
            && reader.get(Parameters.SPLIT).kind() != SplitRule.Kind.TIME;
    return of(reader.get(Parameters.RECIPE)) != PLAIN
        && isFair
        && reader.find(Parameters.MEMBERS).map(MemberSettings::areCrossFitted).orElse(true);
  }

  /** The recipe of a name, as the parameter has it. */
  public static Recipe of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Choices for this data, for all parameters that are not configured. */
  public List<Choice> choices(SettingsReader reader, Facts facts) {
    return choices.apply(reader, facts).stream()
        .filter(choice -> isFree(reader.settings(), choice))
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
   * Whether a choice fits the settings: neither its parameter is configured, nor the optimizer that
   * it goes with.
   */
  private static boolean isFree(Settings settings, Choice choice) {
    return !settings.isSet(choice.parameter())
        && !(Parameters.names(Trait.CHOSEN_WITH_OPTIMIZER).contains(choice.parameter())
            && settings.isSet(Parameters.OPTIMIZER.name()));
  }
}

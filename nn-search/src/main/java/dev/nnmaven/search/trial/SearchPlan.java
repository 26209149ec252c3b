package dev.nnmaven.search.trial;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.search.space.Algorithm;
import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.space.Space;
import dev.nnmaven.search.space.SpaceParser;
import dev.nnmaven.search.space.Trials;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.MemberSettings;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.recipe.Recipe;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a search is to do.
 *
 * @param settings the configuration that is searched around, with a validation fraction
 * @param chosen what of it a recipe chose
 * @param epochs what a trial gets at most
 * @param seed of the configurations that are drawn
 * @param trials all of them; those of the first bracket come first
 * @param wanted number of trials that were asked for; the space may not have as many
 * @param finalists number of trials that are trained again with further seeds
 * @param isCrossFitted whether nn:train needs no validation data for the winner: by default it
 *     cross-fits rows, and trains those with texts to the last epoch
 */
public record SearchPlan(
    Settings settings,
    RecipeChoices chosen,
    Algorithm algorithm,
    Scoring scoring,
    Space space,
    int epochs,
    long seed,
    List<Trial> trials,
    int wanted,
    List<Bracket> brackets,
    int finalists,
    boolean isCrossFitted) {

  /** Most attempts to draw a configuration that was not drawn before. */
  private static final int ATTEMPTS = 50;

  private static final int DEFAULT_TRIALS = 20;

  /**
   * Parses the settings, with what a recipe chooses for some data.
   *
   * @throws ConfigurationException if they make no sense with it
   * @throws DatasetException if it is not fit
   */
  public static SearchPlan parse(Settings settings, LoadedData data)
      throws ConfigurationException, DatasetException {
    SettingsReader reader = new SettingsReader(settings);
    SearchPlan configured = reader.read(SearchPlan::parse);
    TrainingJob job = configured.settings().read(TrainingJob::parse);
    Facts facts = data.facts(job);
    TrainingJob decided = job.decided(facts);
    RecipeChoices chosen = new RecipeChoices(settings, facts, decided.chosen());
    boolean isCrossFitted = data.training().unit() == Unit.ROW && Recipe.crossFits(reader);
    // With folds, no training watches it.
    Settings filled = decided.filled().with(Parameters.MONITOR, configured.scoring().score());
    if (isCrossFitted && !filled.isSet(Parameters.KEEP.name())) {
      filled = filled.with(Parameters.KEEP, "last"); // as nn:train keeps, which watches no epoch
    }
    return filled.read(some -> parse(some, chosen, isCrossFitted));
  }

  /**
   * Parses the settings; errors are added to the mistakes. The space has no parts of layers that a
   * recipe has yet to choose by the data.
   */
  public static SearchPlan parse(SettingsReader reader) {
    return parse(reader, RecipeChoices.NONE, false);
  }

  private static SearchPlan parse(
      SettingsReader reader, RecipeChoices chosen, boolean isCrossFitted) {
    Scoring scoring = Scoring.parse(reader);
    Space whole = SpaceParser.parse(reader);
    SettingsReader base = reader.on(single(scoring.validating(reader.settings())));
    TrainingJob job = TrainingJob.parse(base);
    Space space = job.choosesLayers() ? whole.withoutParts() : whole;
    TrainingOptions options = job.options();
    Trials asked = Trials.parse(reader);
    Algorithm algorithm = asked.algorithm();
    if (options.epochs() == 0) {
      reader.mistake(Parameters.EPOCHS, "0 trains nothing, so there is nothing to compare");
    }
    if (!reader.get(Parameters.MEMBERS).isSingle()) {
      reader.mistake(
          Parameters.MEMBERS,
          "a search compares single networks; remove it here, and set it for nn:train");
    }
    check(base, space, scoring);
    int epochs = Math.max(1, options.epochs());
    int usual =
        algorithm == Algorithm.HALVING
            ? (int) Math.min(Trials.MOST, Bracket.defaultTrials(epochs))
            : DEFAULT_TRIALS;
    int wanted = asked.number().orElse(usual);
    List<Trial> trials =
        algorithm == Algorithm.GRID ? grid(reader, space) : drawn(space, options.seed(), wanted);
    return new SearchPlan(
        base.settings(),
        chosen,
        algorithm,
        scoring,
        space,
        epochs,
        options.seed(),
        trials,
        algorithm == Algorithm.GRID ? trials.size() : wanted,
        trials.isEmpty() ? List.of() : algorithm.brackets(trials.size(), epochs),
        asked.finalists(),
        isCrossFitted);
  }

  /** Settings of single networks, which is what a search compares. */
  private static Settings single(Settings settings) {
    return settings.isSet("members")
        ? settings
        : settings.with(Parameters.MEMBERS, MemberSettings.ONE);
  }

  /** Parses the configuration with each value and each end of a range. */
  private static void check(SettingsReader base, Space space, Scoring scoring) {
    space.extremes().forEach(drawn -> TrainingJob.parse(NetworkParser.change(base, drawn)));
    // Label smoothing, which may follow a loss of classes, is not part of what is compared.
    String own = base.settings().has("loss") ? base.settings().text("loss") : "crossEntropy";
    boolean compareLosses =
        space.dimensions().stream()
            .filter(dimension -> dimension.parameter().equals("loss"))
            .flatMap(dimension -> dimension.ends().stream())
            .anyMatch(loss -> !first(loss).equals(first(own)));
    if (compareLosses && scoring.score() == Monitor.LOSS) {
      base.mistakes()
          .add(
              "space/loss",
              "different losses cannot be compared with each other or with that of your settings; give nn.monitor=accuracy, or rmse where a number is predicted");
    }
  }

  private static String first(String text) {
    return text.strip().split("[\\s+]", 2)[0];
  }

  private static List<Trial> grid(SettingsReader reader, Space space) {
    if (!space.isOfLists()) {
      reader.mistake(
          Parameters.TRIALS, "grid needs lists such as 0.1; 0.2 in <space>, and no ranges");
      return List.of();
    }
    List<Map<String, String>> all = space.grid(Trials.MOST + 1);
    if (all.size() > Trials.MOST) {
      reader.mistake(
          Parameters.TRIALS, "this grid has more than %,d trials; take random", Trials.MOST);
      return List.of();
    }
    List<Trial> trials = new ArrayList<>();
    all.forEach(drawn -> trials.add(new Trial(trials.size() + 1, drawn)));
    return trials;
  }

  /** Draws configurations, each once; fewer than wanted, where there are no more. */
  private static List<Trial> drawn(Space space, long seed, int wanted) {
    List<Trial> trials = new ArrayList<>();
    Set<Map<String, String>> seen = new HashSet<>();
    int number = 0;
    for (int attempts = 0; trials.size() < wanted && attempts < ATTEMPTS; attempts++) {
      Map<String, String> drawn = space.draw(seed, ++number);
      if (seen.add(drawn)) {
        trials.add(new Trial(trials.size() + 1, drawn));
        attempts = -1;
      }
    }
    return trials;
  }

  /**
   * What is trained of a trial: one run, or one for each fold.
   *
   * @param changes beside what was drawn, such as another seed
   */
  public List<TrialRun> runs(Trial trial, Map<String, String> changes, int until) {
    Map<String, String> all = settings(trial);
    all.putAll(changes);
    if (scoring.folds() == 0) {
      return List.of(new TrialRun(all, 0, until));
    }
    all.putAll(scoring.ofFold());
    return IntStream.rangeClosed(1, scoring.folds())
        .mapToObj(fold -> new TrialRun(all, fold, until))
        .toList();
  }

  /** The whole training of the model of a trial. */
  public TrialRun model(Trial trial) {
    return new TrialRun(settings(trial), 0, epochs);
  }

  /** What was drawn; of the start, what results of drawn trials do not depend on. */
  private Map<String, String> settings(Trial trial) {
    Map<String, String> all = new TreeMap<>(trial.drawn());
    if (trial.isStart()) {
      space.always().stream()
          .filter(settings::has)
          .forEach(name -> all.put(name, settings.text(name).strip()));
    }
    return all;
  }

  /** Epochs of all trials and the start together, if none of them stops early. */
  public long totalEpochs(int furtherSeeds) {
    long searching = brackets.stream().mapToLong(Bracket::totalEpochs).sum();
    long start = (1L + furtherSeeds) * epochs;
    long again = (long) Math.min(finalists, trials.size()) * furtherSeeds * epochs + start;
    return (searching + again) * Math.max(1, scoring.folds());
  }
}

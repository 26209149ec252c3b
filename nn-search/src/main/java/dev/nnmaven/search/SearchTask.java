package dev.nnmaven.search;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.search.report.SearchJson;
import dev.nnmaven.search.report.SearchLog;
import dev.nnmaven.search.report.SearchPage;
import dev.nnmaven.search.report.WinnerFigures;
import dev.nnmaven.search.report.WinnerFile;
import dev.nnmaven.search.space.SpaceParser;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchFiles;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.SearchState;
import dev.nnmaven.search.trial.Trial;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.search.trial.TrialTrainer.Made;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.task.Work;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.text.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A search from settings to files, in whichever JVM. */
public final class SearchTask implements Work {

  /** Setting that names the folder for what a search leaves; not a parameter of a goal. */
  public static final String FOLDER = SearchFiles.FOLDER;

  /** Setting that names the file of the winner's parameters; not a parameter of a goal. */
  public static final String PROPERTIES = SearchFiles.PROPERTIES;

  /**
   * Setting with the parameters that the command line or {@code nn.settings} gave, comma-separated;
   * not one of a goal.
   */
  public static final String GIVEN = SearchFiles.GIVEN;

  /** Parameters of the goal that no result of a trial depends on. */
  private static final List<String> OWN =
      List.of(
          SpaceParser.SPACE,
          "trials",
          ValidationSettings.REFIT, // of the winner
          FOLDER,
          PROPERTIES,
          GIVEN);

  /** One that a training process finds. */
  public SearchTask() {}

  @Override
  public String name() {
    return "search";
  }

  @Override
  public WrittenFiles perform(Settings settings, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException {
    return run(settings, lines);
  }

  /**
   * The settings that results of trials have in common: all but what says which trials there are.
   */
  public static Settings common(Settings settings) {
    SettingsReader reader = new SettingsReader(settings);
    Scoring scoring = Scoring.parse(reader);
    return scoring
        .validating(settings)
        .unset(OWN)
        .unset(TrialBackends.PARAMETERS)
        // Nor does a result depend on what a trial always has of its own.
        .without(SpaceParser.parse(reader).always())
        .with(Parameters.MONITOR, scoring.score());
  }

  /**
   * Runs the search.
   *
   * @param settings with {@link TrainingJob#SETTINGS_SHA256} and {@link TrainingJob#CODE_SHA256},
   *     hashes of what results depend on beside the data
   * @throws ConfigurationException if settings are wrong or do not fit the data, or all trials
   *     diverged
   * @throws DatasetException if the data cannot be trained on
   * @throws IOException if something cannot be read or written
   */
  public static WrittenFiles run(Settings settings, Lines lines)
      throws ConfigurationException, DatasetException, IOException {
    SettingsReader reader = new SettingsReader(settings);
    SearchPlan configured = SearchPlan.parse(reader);
    TrialBackends.asked(reader);
    reader.throwIfAny();
    SearchFiles files = SearchFiles.of(settings);
    files.requireWritable();
    LoadedData data = LoadedData.load(configured.settings().read(TrainingJob::parse));
    SearchPlan plan = SearchPlan.parse(settings, data);
    TrainingJob job = plan.settings().read(TrainingJob::parse);
    data.warnings().forEach(lines::warn);
    plan.scoring().requireFigure(data.training().classes().isEmpty());
    int threads = job.compute().threads();
    TrialTrainer trainer = TrialTrainer.of(plan, data, lines);
    long largest = requireFit(plan, trainer, lines);
    SearchState state =
        SearchState.open(
            files.state(), common(plan, job, data), plan.epochs(), lines, System::nanoTime);
    SearchLog log = new SearchLog(lines, plan.totalEpochs(Search.FURTHER_SEEDS), System::nanoTime);
    log.announce(plan, data, state.size());
    SearchResult result;
    try (TrialRunner runner = TrialBackends.open(settings, trainer, threads, largest, lines)) {
      result = new Search(plan, runner, state, log).run();
    }
    Made<?> winner = model(plan, trainer, result.winner(), threads);
    String model = ModelFile.write(files.model(), winner.outcome().model());
    WinnerFigures judged = judge(winner);
    String report = Json.write(files.json(), SearchJson.of(plan, data, result, judged, model));
    SearchPage.write(files.page(), plan, result, judged);
    WinnerFile.write(files.properties(), plan, result.winner());
    files.removeCheckpoints(plan.model(result.winner()));
    log.ends(plan, result, judged.text(), files, winner.refit().orElse(""));
    return new WrittenFiles(model, report);
  }

  /** Trains the winner, which after folds is another training than those that it won by. */
  private static Made<?> model(SearchPlan plan, TrialTrainer trainer, Trial winner, int threads)
      throws ConfigurationException, DatasetException, IOException {
    try {
      return trainer.make(plan.model(winner), threads);
    } catch (TrainingDivergedException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new ConfigurationException(
          "The model of the winner, %s, cannot be trained: %s", winner.title(), Failures.thrown(e));
    }
  }

  /** What results have in common: hashes, by what is said if one has changed. */
  private static Map<String, String> common(SearchPlan plan, TrainingJob job, LoadedData data)
      throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("settings", plan.settings().text(TrainingJob.SETTINGS_SHA256));
    hashes.put("code that trains", plan.settings().text(TrainingJob.CODE_SHA256));
    hashes.put("data", hash(data.training().fingerprint()));
    if (job.initialWeights().isPresent()) {
      hashes.put("file of initial weights", Sha256.of(job.initialWeights().get()));
    }
    if (plan.scoring().groups().isPresent()) { // which are found in names
      Examples examples = data.training();
      hashes.put(
          "name of a file",
          hash(
              IntStream.range(0, examples.size())
                  .mapToObj(examples::name)
                  .collect(Collectors.joining("\n"))));
    }
    return hashes;
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Throws if a value of the space does not fit the data; all mistakes together.
   *
   * @return bytes that the largest trial needs, which has an end of a range or is the start
   */
  private static long requireFit(SearchPlan plan, TrialTrainer trainer, Lines lines)
      throws ConfigurationException, DatasetException, IOException {
    Mistakes mistakes = new Mistakes();
    long largest = 1;
    List<Trial> trials = new ArrayList<>(List.of(Trial.START));
    plan.space().extremes().forEach(drawn -> trials.add(new Trial(trials.size(), drawn)));
    for (Trial trial : trials) {
      try {
        TrialRun run = plan.runs(trial, Map.of(), plan.epochs()).get(0);
        largest = Math.max(largest, trainer.bytes(run));
      } catch (ConfigurationException e) {
        if (!trial.isStart()) { // which is then lost
          mistakes.add("<space>", trial.text() + ": " + e.getMessage());
        }
      } catch (RuntimeException | LinkageError e) {
        // Code of the project's own; its trials are lost when it is their turn.
        lines.debug(trial.text() + ": " + Failures.thrown(e));
      }
    }
    mistakes.throwIfAny();
    return largest;
  }

  private static <M extends Metrics> WinnerFigures judge(Made<M> winner) {
    Optional<M> metrics = winner.outcome().metrics().heldOut();
    return new WinnerFigures(
        metrics.map(Metrics::loss),
        metrics.map(Score.ACCURACY::of),
        metrics.map(winner.run().measure()::longText).orElse(""));
  }
}

package dev.nnmaven.search.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.nnmaven.search.space.Bracket;
import dev.nnmaven.search.space.Dimension;
import dev.nnmaven.search.space.Template;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.TrialResult.Point;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code search.json}. It holds no time, path or number of threads: the same search
 * gives the same bytes.
 */
public record SearchJson(
    int schemaVersion,
    String producer,
    String algorithm,
    long seed,
    int epochs,
    String score,
    int folds,
    String trainingSha256,
    List<Parameter> space,
    List<Bracket> brackets,
    List<TrialJson> trials,
    List<FinalistJson> finalists,
    Winner winner,
    List<ParameterImportance> importance) {

  private static final int SCHEMA_VERSION = 1;

  /** A parameter that was searched over. */
  record Parameter(String name, @Nullable String condition, List<String> values) {}

  /** A trial, with its score after each of its rungs. */
  record TrialJson(
      int number,
      int bracket,
      Map<String, String> parameters,
      @Nullable String diverged,
      @Nullable String failed,
      List<Rung> rungs,
      List<Point> curve) {}

  /** Score of a trial; without figures if it is lost. */
  record Rung(
      int epochs, @Nullable Double loss, @Nullable Double accuracy, @Nullable Double error) {

    public static Rung of(TrialScore standing) {
      return new Rung(
          standing.epochs(),
          finite(standing.loss()),
          finite(standing.accuracy()),
          finite(standing.error()));
    }
  }

  /** A finalist: errors with the seed of the configuration, and with each further one. */
  record FinalistJson(
      int trial,
      List<Long> furtherSeeds,
      List<@Nullable Double> errors,
      @Nullable Double mean,
      @Nullable Double deviation) {}

  /** The winner: what it was chosen by, and what it is on images that decided nothing. */
  record Winner(
      int trial,
      Map<String, String> parameters,
      Double validationLoss,
      @Nullable Double validationAccuracy,
      @Nullable Double heldOutLoss,
      @Nullable Double heldOutAccuracy,
      String modelSha256) {}

  public static SearchJson of(
      SearchPlan plan,
      LoadedData data,
      SearchResult result,
      WinnerFigures judged,
      String modelSha256) {
    TrialScore winner = result.finalists().get(0).selected();
    return new SearchJson(
        SCHEMA_VERSION,
        plan.settings().text(TrainingJob.PRODUCER),
        plan.algorithm().specification(),
        plan.seed(),
        plan.epochs(),
        plan.scoring().score().specification(),
        plan.scoring().folds(),
        data.training().fingerprint(),
        plan.space().dimensions().stream().map(SearchJson::parameter).toList(),
        plan.brackets(),
        trials(result.standings()),
        result.finalists().stream().map(SearchJson::finalist).toList(),
        new Winner(
            winner.trial().number(),
            WinnerFile.parameters(plan, winner.trial()),
            winner.loss(),
            finite(winner.accuracy()),
            judged.loss().orElse(null),
            judged.accuracy().orElse(null),
            modelSha256),
        ParameterImportance.of(plan, result.standings()));
  }

  private static Parameter parameter(Dimension dimension) {
    String condition = dimension.condition().text();
    return new Parameter(
        dimension.parameter(),
        condition.isEmpty() ? null : condition.substring(1, condition.length() - 1),
        dimension.values().stream().map(Template::text).toList());
  }

  private static List<TrialJson> trials(List<TrialScore> standings) {
    Map<Integer, List<TrialScore>> byTrial =
        standings.stream()
            .collect(groupingBy(score -> score.trial().number(), TreeMap::new, toList()));
    return byTrial.values().stream().map(SearchJson::trial).toList();
  }

  private static TrialJson trial(List<TrialScore> rungs) {
    TrialScore last = rungs.get(rungs.size() - 1);
    return new TrialJson(
        last.trial().number(),
        last.bracket(),
        last.trial().drawn(),
        last.diverged(),
        last.failed(),
        rungs.stream().map(Rung::of).toList(),
        last.curve());
  }

  private static FinalistJson finalist(Finalist finalist) {
    return new FinalistJson(
        finalist.selected().trial().number(),
        finalist.seeds(),
        finalist.errors().stream().map(SearchJson::finite).toList(),
        finite(finalist.spread().mean()),
        finite(finalist.spread().deviation()));
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? Double.valueOf(number) : null;
  }

  public String write(Path file) throws IOException {
    return Json.write(file, this);
  }
}

package dev.nnmaven.search.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.nnmaven.search.space.Dimension;
import dev.nnmaven.search.space.Template;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code search.json}; docs/search.schema.json describes it. It holds no time, path or
 * number of threads: the same search gives the same bytes. Of what is lost there are no figures.
 */
public final class SearchJson {

  private static final int SCHEMA_VERSION = 1;

  private SearchJson() {}

  public static JsonObject of(
      SearchPlan plan,
      LoadedData data,
      SearchResult result,
      WinnerFigures judged,
      String modelSha256) {
    return new JsonObject()
        .with("schemaVersion", SCHEMA_VERSION)
        .with("producer", plan.settings().text(TrainingJob.PRODUCER))
        .with("algorithm", plan.algorithm().specification())
        .with("seed", plan.seed())
        .with("epochs", plan.epochs())
        .with("score", plan.scoring().score().specification())
        .with("folds", plan.scoring().folds())
        .with("trainingSha256", data.training().fingerprint())
        .with("space", plan.space().dimensions().stream().map(SearchJson::parameter).toList())
        .with("brackets", plan.brackets())
        .with("trials", trials(result))
        .with("finalists", result.finalists().stream().map(SearchJson::finalist).toList())
        .with("comparison", SearchLog.comparison(plan.scoring(), result))
        .with("winner", winner(plan, result, judged).with("modelSha256", modelSha256))
        .with("importance", ParameterImportance.of(plan, result.standings()));
  }

  private static JsonObject parameter(Dimension dimension) {
    String condition = dimension.condition().text();
    return new JsonObject()
        .with("name", dimension.parameter())
        .with(
            "condition",
            condition.isEmpty() ? null : condition.substring(1, condition.length() - 1))
        .with("values", dimension.values().stream().map(Template::text).toList());
  }

  private static List<JsonObject> trials(SearchResult result) {
    return Stream.concat(Stream.of(result.start().selected()), result.standings().stream())
        .collect(groupingBy(score -> score.trial().number(), TreeMap::new, toList()))
        .values()
        .stream()
        .map(SearchJson::trial)
        .toList();
  }

  private static JsonObject trial(List<TrialScore> rungs) {
    TrialScore last = rungs.get(rungs.size() - 1);
    return new JsonObject()
        .with("number", last.trial().number())
        .with("bracket", last.bracket())
        .with("parameters", last.trial().drawn())
        .with("diverged", last.diverged())
        .with("failed", last.failed())
        .with("rungs", rungs.stream().map(SearchJson::rung).toList())
        .with("curve", last.curve());
  }

  private static JsonObject rung(TrialScore standing) {
    return new JsonObject()
        .with("epochs", standing.epochs())
        .with("loss", finite(standing.loss()))
        .with("accuracy", finite(standing.accuracy()))
        .with("error", finite(standing.error()));
  }

  private static JsonObject finalist(Finalist finalist) {
    return new JsonObject()
        .with("trial", finalist.selected().trial().number())
        .with("furtherSeeds", finalist.seeds())
        .with("errors", finalist.errors().stream().map(SearchJson::finite).toList())
        .with("mean", finite(finalist.spread().mean()))
        .with("deviation", finite(finalist.spread().deviation()));
  }

  /** What the winner was chosen by, and what it is on test data, which decided nothing. */
  private static JsonObject winner(SearchPlan plan, SearchResult result, WinnerFigures judged) {
    TrialScore winner = result.finalists().get(0).selected();
    return new JsonObject()
        .with("trial", winner.trial().number())
        .with("parameters", WinnerFile.parameters(plan, winner.trial()))
        .with("validationLoss", winner.loss())
        .with("validationAccuracy", finite(winner.accuracy()))
        .with("heldOutLoss", judged.loss())
        .with("heldOutAccuracy", judged.accuracy());
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? Double.valueOf(number) : null;
  }
}

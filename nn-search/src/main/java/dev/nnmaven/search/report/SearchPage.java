package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.report.html.Sheet.Figure;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.space.Dimension;
import dev.nnmaven.search.trial.Finalist;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Self-contained page of a search, for people.
 *
 * @param luck how much of the winner's lead is luck
 * @param leftOut note on trials that are not in the table; empty if all are
 * @param names parameters that were searched over, as columns
 * @param trials with their last scores
 */
public record SearchPage(
    Assets assets,
    String title,
    String summary,
    List<Figure> figures,
    String luck,
    String snippet,
    Scoring scoring,
    List<Finalist> finalists,
    TrialCurves curves,
    List<ParameterChart> parameters,
    List<ParameterImportance> importance,
    String leftOut,
    List<String> names,
    List<TrialScore> trials) {

  private static final int MOST_ROWS = 200;
  private static final int LONGEST_VALUE = 60;
  private static final String NONE = "–";

  /** Styles of lines: that of the winner, of other finalists, and of all others. */
  record Styles(int winner, List<Integer> finalists) {

    String of(TrialScore standing) {
      int number = standing.trial().number();
      return number == winner ? "winner" : finalists.contains(number) ? "best" : "trial";
    }

    /** Those that matter most are drawn last, above the others. */
    List<TrialScore> winnerLast(List<TrialScore> all) {
      List<String> order = List.of("trial", "best", "winner");
      return all.stream().sorted(Comparator.comparingInt(one -> order.indexOf(of(one)))).toList();
    }
  }

  public static void write(Path file, SearchPlan plan, SearchResult found, WinnerFigures judged)
      throws IOException {
    HtmlReport.write(file, "search.jte", SearchPage.class, of(plan, found, judged));
  }

  private static SearchPage of(SearchPlan plan, SearchResult found, WinnerFigures judged)
      throws IOException {
    List<TrialScore> lasts = lasts(found.standings());
    List<String> names =
        plan.space().dimensions().stream().map(Dimension::parameter).distinct().toList();
    Styles styles =
        new Styles(
            found.winner().number(),
            found.finalists().stream().map(one -> one.selected().trial().number()).toList());
    List<TrialScore> ranked =
        lasts.stream()
            .sorted(
                Comparator.comparing(TrialScore::epochs)
                    .reversed()
                    .thenComparing(TrialScore.BEST_FIRST))
            .toList();
    return new SearchPage(
        Assets.load().with(SearchPage.class, "search.css"),
        "Trial %s wins".formatted(Formats.count(found.winner().number())),
        summary(plan, lasts),
        figures(plan, found, judged),
        luck(plan, found),
        WinnerFile.snippet(plan, found.winner()).stripIndent(),
        plan.scoring(),
        found.finalists(),
        TrialCurves.of(lasts, styles, plan.epochs()),
        ParameterChart.of(lasts, names, styles, plan.scoring()),
        ParameterImportance.of(plan, found.standings()),
        Formats.part(
            Math.min(MOST_ROWS, ranked.size()), ranked.size(), "The first %,d of %,d trials."),
        names,
        Formats.first(ranked, MOST_ROWS));
  }

  /** Each trial with its last score, by number. */
  private static List<TrialScore> lasts(List<TrialScore> standings) {
    Map<Integer, TrialScore> lasts = new TreeMap<>();
    standings.forEach(one -> lasts.put(one.trial().number(), one));
    return List.copyOf(lasts.values());
  }

  private static String summary(SearchPlan plan, List<TrialScore> lasts) {
    String lost =
        Stream.of("diverged", "failed")
            .map(
                how -> Map.entry(how, lasts.stream().filter(one -> one.lost().equals(how)).count()))
            .filter(one -> one.getValue() > 0)
            .map(one -> Formats.format("; %,d %s, and lost", one.getValue(), one.getKey()))
            .collect(Collectors.joining());
    return Formats.format(
        "%s by %s, at most %s each%s.",
        Formats.count(lasts.size(), "trial"),
        plan.algorithm().specification(),
        Formats.count(plan.epochs(), "epoch"),
        lost);
  }

  private static List<Figure> figures(SearchPlan plan, SearchResult found, WinnerFigures judged) {
    TrialScore first = found.finalists().get(0).selected();
    String validation =
        plan.scoring().folds() > 0
            ? Formats.format("mean of %d folds", plan.scoring().folds())
            : "on validation examples";
    List<Figure> figures = new ArrayList<>();
    if (judged.accuracy().isPresent()) {
      figures.add(
          new Figure(
              "Test accuracy",
              Formats.percent(judged.accuracy().get()),
              "looked at once, by the winner"));
    }
    if (Double.isFinite(first.accuracy())) {
      figures.add(new Figure("Validation accuracy", Formats.percent(first.accuracy()), validation));
    }
    if (plan.scoring().score() == Monitor.RMSE) {
      figures.add(new Figure("Validation RMSE", plan.scoring().figure(first.error()), validation));
    }
    judged.loss().ifPresent(loss -> figures.add(new Figure("Test loss", Formats.loss(loss), "")));
    figures.add(new Figure("Validation loss", Formats.loss(first.loss()), validation));
    return figures;
  }

  private static String luck(SearchPlan plan, SearchResult found) {
    Finalist winner = found.finalists().get(0);
    String seeds =
        Formats.format(
            "It was chosen by %s of %s; with %d seeds the mean is %s.",
            plan.scoring().noun(),
            plan.scoring().figure(winner.selected().error()),
            winner.errors().size(),
            plan.scoring().figure(winner.spread().mean()));
    if (found.finalists().size() < 2) {
      return seeds;
    }
    double lead = found.finalists().get(1).spread().mean() - winner.spread().mean();
    boolean isClear =
        lead > winner.spread().deviation() + found.finalists().get(1).spread().deviation();
    return seeds
        + (isClear
            ? " Its lead is larger than the spread of seeds."
            : " Its lead over the next finalist is within the spread of seeds: either may be better.");
  }

  /** Figures of a finalist with further seeds. */
  String further(Finalist one) {
    return one.further().stream()
        .map(each -> scoring.figure(each.error()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Where an error of a finalist is among those of all, in percent from the left: the smallest is
   * on the right, as the largest accuracy is.
   */
  String place(double error) {
    DoubleSummaryStatistics all =
        finalists.stream()
            .flatMap(one -> one.errors().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    double range = all.getMax() - all.getMin();
    double share = range == 0 ? 0.5 : 1 - Math.min(1, (error - all.getMin()) / range);
    return Formats.format("%.2f%%", 2 + 96 * share);
  }

  /** What else than the loss is known of trials: accuracy, or RMSE; empty if nothing is. */
  String score() {
    return scoring.score() == Monitor.RMSE
        ? "RMSE"
        : trials.stream().anyMatch(one -> Double.isFinite(one.accuracy())) ? "Accuracy" : "";
  }

  /** That of a trial; a dash if it has none. */
  String score(TrialScore trial) {
    return trial.isLost()
        ? NONE
        : scoring.score() == Monitor.RMSE
            ? scoring.figure(trial.error())
            : Formats.percent(trial.accuracy());
  }

  /** What a trial has for a parameter; a dash if that was not drawn. */
  static String value(TrialScore trial, String name) {
    return SafeText.cut(trial.trial().drawn().getOrDefault(name, NONE), LONGEST_VALUE);
  }
}

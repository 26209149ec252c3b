package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.space.Dimension;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.SearchResult;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Self-contained page of a search, for people.
 *
 * @param trials with their last scores, the best first
 */
public record SearchPage(
    Assets assets,
    SearchPlan plan,
    SearchResult found,
    WinnerFigures judged,
    TrialCurves curves,
    List<ParameterChart> parameters,
    List<TrialScore> trials) {

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
      return all.stream()
          .sorted(Comparator.comparingInt(score -> order.indexOf(of(score))))
          .toList();
    }
  }

  public static void write(Path file, SearchPlan plan, SearchResult result, WinnerFigures judged)
      throws IOException {
    HtmlReport.write(file, "search.jte", SearchPage.class, of(plan, result, judged));
  }

  private static SearchPage of(SearchPlan plan, SearchResult result, WinnerFigures judged)
      throws IOException {
    Map<Integer, TrialScore> ofTrials = new TreeMap<>();
    ofTrials.put(0, result.start().selected());
    result.standings().forEach(score -> ofTrials.put(score.trial().number(), score));
    List<TrialScore> lasts = List.copyOf(ofTrials.values());
    Styles styles =
        new Styles(
            result.winner().number(),
            result.finalists().stream()
                .map(finalist -> finalist.selected().trial().number())
                .toList());
    return new SearchPage(
        Assets.load().with(SearchPage.class, "search.css"),
        plan,
        result,
        judged,
        TrialCurves.of(lasts, styles, plan.epochs()),
        ParameterChart.of(lasts, names(plan), styles, plan.scoring()),
        lasts.stream()
            .sorted(
                Comparator.comparing(TrialScore::epochs)
                    .reversed()
                    .thenComparing(TrialScore.BEST_FIRST))
            .toList());
  }

  /** Parameters that were searched over. */
  static List<String> names(SearchPlan plan) {
    return plan.space().dimensions().stream().map(Dimension::parameter).distinct().toList();
  }

  /**
   * Where an error of a finalist is among those of all, in percent from the left: the smallest is
   * on the right, as the largest accuracy is.
   */
  String place(double error) {
    DoubleSummaryStatistics all =
        found.finalists().stream()
            .flatMap(finalist -> finalist.errors().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    double range = all.getMax() - all.getMin();
    double share = range == 0 ? 0.5 : 1 - Math.min(1, (error - all.getMin()) / range);
    return Formats.format("%.2f%%", 2 + 96 * share);
  }

  /** What else than the loss is known of a trial: its accuracy or RMSE; a dash if it is lost. */
  String score(TrialScore trial) {
    Scoring scoring = plan.scoring();
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

package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.statistics.Spread;
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
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    List<TrialScore> lasts = lasts(result.standings());
    Styles styles =
        new Styles(
            result.winner().number(),
            result.finalists().stream()
                .map(finalist -> finalist.selected().trial().number())
                .toList());
    List<TrialScore> ranked =
        lasts.stream()
            .sorted(
                Comparator.comparing(TrialScore::epochs)
                    .reversed()
                    .thenComparing(TrialScore.BEST_FIRST))
            .toList();
    return new SearchPage(
        Assets.load().with(SearchPage.class, "search.css"),
        plan,
        result,
        judged,
        TrialCurves.of(lasts, styles, plan.epochs()),
        ParameterChart.of(lasts, names(plan), styles, plan.scoring()),
        ranked);
  }

  /** Parameters that were searched over. */
  static List<String> names(SearchPlan plan) {
    return plan.space().dimensions().stream().map(Dimension::parameter).distinct().toList();
  }

  /** Each trial with its last score, by number. */
  private static List<TrialScore> lasts(List<TrialScore> standings) {
    Map<Integer, TrialScore> lasts = new TreeMap<>();
    standings.forEach(score -> lasts.put(score.trial().number(), score));
    return List.copyOf(lasts.values());
  }

  Scoring scoring() {
    return plan.scoring();
  }

  /** The finalists, the winner first. */
  List<Finalist> finalists() {
    return found.finalists();
  }

  Finalist winner() {
    return finalists().get(0);
  }

  /** Lines for a POM. */
  String snippet() {
    return WinnerFile.snippet(plan, found.winner()).stripIndent();
  }

  /** Whether the winner leads the next finalist by more than the spread of seeds; else luck may. */
  boolean isClear() {
    Spread first = winner().spread();
    Spread next = finalists().get(1).spread();
    return next.mean() - first.mean() > first.deviation() + next.deviation();
  }

  /** How many trials were lost in a way. */
  long lost(String how) {
    return trials.stream().filter(score -> score.lost().equals(how)).count();
  }

  List<ParameterImportance> importance() {
    return ParameterImportance.of(plan, found.standings());
  }

  /** The trials that are shown. */
  List<TrialScore> shown() {
    return Formats.first(trials, MOST_ROWS);
  }

  /** Figures of a finalist with further seeds. */
  String further(Finalist finalist) {
    return finalist.further().stream()
        .map(each -> scoring().figure(each.error()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Where an error of a finalist is among those of all, in percent from the left: the smallest is
   * on the right, as the largest accuracy is.
   */
  String place(double error) {
    DoubleSummaryStatistics all =
        finalists().stream()
            .flatMap(finalist -> finalist.errors().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .summaryStatistics();
    double range = all.getMax() - all.getMin();
    double share = range == 0 ? 0.5 : 1 - Math.min(1, (error - all.getMin()) / range);
    return Formats.format("%.2f%%", 2 + 96 * share);
  }

  /** What else than the loss is known of trials: accuracy, or RMSE; empty if nothing is. */
  String score() {
    return scoring().score() == Monitor.RMSE
        ? "RMSE"
        : shown().stream().anyMatch(score -> Double.isFinite(score.accuracy())) ? "Accuracy" : "";
  }

  /** That of a trial; a dash if it has none. */
  String score(TrialScore trial) {
    return trial.isLost()
        ? NONE
        : scoring().score() == Monitor.RMSE
            ? scoring().figure(trial.error())
            : Formats.percent(trial.accuracy());
  }

  /** What a trial has for a parameter; a dash if that was not drawn. */
  static String value(TrialScore trial, String name) {
    return SafeText.cut(trial.trial().drawn().getOrDefault(name, NONE), LONGEST_VALUE);
  }
}

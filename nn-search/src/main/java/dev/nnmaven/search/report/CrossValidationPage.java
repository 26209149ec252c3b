package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.Axis;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.report.html.Plot;
import dev.nnmaven.gate.report.html.Section;
import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.report.CrossValidation.ClassRecall;
import dev.nnmaven.search.report.CrossValidation.Fold;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page of a cross-validation: its folds, and its classes. */
public record CrossValidationPage(CrossValidation found, Unit unit, Score score) {

  private static final int MOST_TICKS = 6;
  private static final int MOST_CLASSES = 200;
  private static final int LONGEST_NAME = 60;

  public static Sheet of(CrossValidation validation, Unit unit) throws IOException {
    return new CrossValidationPage(validation, unit, validation.score()).sheet();
  }

  private Sheet sheet() throws IOException {
    int examples = found.folds().stream().mapToInt(Fold::examples).sum();
    List<Section> sections = new ArrayList<>(List.of(section("folds", "Folds", "folds.jte")));
    if (!found.classes().isEmpty()) {
      sections.add(section("classes", "Classes", "recall.jte"));
    }
    return new Sheet(
        Assets.load(),
        "nn:crossValidate",
        score.named(found.main().mean()) + " ± " + score.text(found.main().deviation()),
        Formats.format(
            "Mean and standard deviation of the %s of %d folds of %s for training, each evaluated"
                + " by a network that was trained on the others. Test %s were not used.",
            score.title(), found.folds().size(), unit.count(examples), unit.many()),
        figures(),
        sections);
  }

  private Section section(String id, String link, String template) {
    return new Section(id, link, HtmlReport.content(template, CrossValidationPage.class, this));
  }

  private List<Sheet.Figure> figures() {
    String note =
        found.main().deviation() == 0
            ? "with more " + unit.many() + ", they may not"
            : "of the mean; wide, since folds share their training " + unit.many();
    return Stream.of(
            Stream.of(new Sheet.Figure("95% interval", found.interval(), note)),
            Stream.ofNullable(found.r2()).map(r2 -> figure("R²", r2, Formats::r2)),
            Stream.of(figure("Loss", found.loss(), Formats::loss)))
        .flatMap(figures -> figures)
        .toList();
  }

  private static Sheet.Figure figure(String name, Spread spread, DoubleFunction<String> text) {
    return new Sheet.Figure(name, text.apply(spread.mean()), "± " + text.apply(spread.deviation()));
  }

  private double figure(Fold fold) {
    Double figure = score == Score.ACCURACY ? fold.accuracy() : fold.rmse();
    return figure == null ? 0 : figure;
  }

  /** The main figure of a fold in words. */
  String text(Fold fold) {
    return score.text(figure(fold));
  }

  /** Title of the main figure. */
  String title() {
    return Formats.capitalized(score.title());
  }

  Plot ofFolds() {
    List<Double> figures = found.folds().stream().map(this::figure).toList();
    Axis up = up(Stream.concat(figures.stream(), Stream.of(found.low(), found.high())).toList());
    return plot(
        title() + " of each fold; the table has the figures",
        "fold",
        up,
        figures,
        List.of(
            level("mean", "second", up.share(found.main().mean())),
            level("low", "chance", up.share(found.low())),
            level("high", "chance", up.share(found.high()))),
        IntStream.range(0, figures.size())
            .mapToObj(f -> Formats.format("fold %d: %s", f + 1, text(found.folds().get(f))))
            .toList());
  }

  /** The classes that are shown, the lowest recall first. */
  List<ClassRecall> worst() {
    return found.classes().stream()
        .sorted(Comparator.comparing(recall -> recall.recall().mean()))
        .limit(MOST_CLASSES)
        .toList();
  }

  static String name(ClassRecall recall) {
    return SafeText.cut(recall.name(), LONGEST_NAME);
  }

  Plot ofClasses() {
    List<Double> means = worst().stream().map(recall -> recall.recall().mean()).toList();
    return plot(
        "Mean recall of each class; the table has the figures",
        "class",
        up(means),
        means,
        List.of(),
        worst().stream()
            .map(recall -> name(recall) + ": " + Formats.percent(recall.recall().mean()))
            .toList());
  }

  private Axis up(List<Double> figures) {
    return Axis.around(figures, score == Score.ACCURACY);
  }

  /** A dot for each number, each in the middle of its part of the width. */
  private Plot plot(
      String label,
      String of,
      Axis up,
      List<Double> numbers,
      List<Plot.Line> levels,
      List<String> hints) {
    Axis across = new Axis(0.5, numbers.size() + 0.5);
    List<Plot.Point> dots =
        IntStream.range(0, numbers.size())
            .mapToObj(i -> new Plot.Point(across.share(i + 1), up.share(numbers.get(i))))
            .toList();
    List<Plot.Line> lines = new ArrayList<>(levels);
    lines.add(Plot.Line.of(of, "first", List.of(), "").withDots(dots));
    return new Plot(
        label,
        new Plot.Side("", up.ticks(MOST_TICKS - 1, score == Score.ACCURACY)),
        new Plot.Side(of, across.ticks(MOST_TICKS, 1)),
        lines,
        "",
        hints.stream().map(hint -> new Plot.Area("1", hint)).toList());
  }

  private static Plot.Line level(String name, String style, double share) {
    return Plot.Line.across(name, style, share, share);
  }
}

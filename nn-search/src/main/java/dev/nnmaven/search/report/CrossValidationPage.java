package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.Axis;
import dev.nnmaven.gate.report.html.Plot;
import dev.nnmaven.gate.report.html.PlotTable;
import dev.nnmaven.gate.report.html.Section;
import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a cross-validation: its folds, and its classes. */
public record CrossValidationPage(CrossValidation found, Unit unit, Score score) {

  private static final int MOST_TICKS = 6;
  private static final int MOST_CLASSES = 200;
  private static final int LONGEST_NAME = 60;

  public static Sheet of(CrossValidation found, Unit unit) throws IOException {
    return new CrossValidationPage(found, unit, found.score()).sheet();
  }

  private Sheet sheet() throws IOException {
    int examples = found.folds().stream().mapToInt(CrossValidation.Fold::examples).sum();
    return new Sheet(
        Assets.load(),
        "nn:crossValidate",
        score.named(found.main().mean()) + " ± " + score.text(found.main().deviation()),
        Formats.format(
            "Mean and standard deviation of the %s of %d folds of %s for training, each evaluated"
                + " by a network that was trained on the others. Test %s were not used.",
            score.title(), found.folds().size(), unit.count(examples), unit.many()),
        figures(),
        Stream.concat(Stream.of(folds()), classes().stream()).toList());
  }

  private List<Sheet.Figure> figures() {
    List<Sheet.Figure> figures = new ArrayList<>();
    figures.add(
        new Sheet.Figure(
            "95% interval",
            score.text(found.low()) + " to " + score.text(found.high()),
            "of the mean; wide, since folds share their training " + unit.many()));
    Spread r2 = found.r2();
    if (r2 != null) {
      figures.add(new Sheet.Figure("R²", Formats.r2(r2.mean()), "± " + Formats.r2(r2.deviation())));
    }
    figures.add(
        new Sheet.Figure(
            "Loss",
            Formats.loss(found.loss().mean()),
            "± " + Formats.loss(found.loss().deviation())));
    return figures;
  }

  private double figure(CrossValidation.Fold fold) {
    Double figure = score == Score.ACCURACY ? fold.accuracy() : fold.rmse();
    return figure == null ? 0 : figure;
  }

  private Section folds() {
    List<Double> figures = found.folds().stream().map(this::figure).toList();
    List<PlotTable.Row> rows = new ArrayList<>();
    List<Plot.Area> areas = new ArrayList<>();
    for (int f = 0; f < figures.size(); f++) {
      CrossValidation.Fold fold = found.folds().get(f);
      String text = score.text(figures.get(f));
      areas.add(new Plot.Area("1", Formats.format("fold %d: %s", f + 1, text)));
      rows.add(
          new PlotTable.Row(
              Formats.count(f + 1),
              "",
              List.of(text, Formats.loss(fold.loss()), Formats.count(fold.examples()))));
    }
    String title = Formats.capitalized(score.title());
    List<Double> ends = List.of(found.low(), found.high());
    Axis up = up(Stream.of(figures, ends).flatMap(List::stream).toList());
    return new PlotTable(
            "folds",
            "Folds",
            "If the same configuration is trained on other " + unit.many() + ", its",
            score.title(),
            " differs as much as here.",
            "A fold that is far from the others has examples that these do not prepare for.",
            title + " of each fold; their mean, and its 95% interval",
            plot(
                title + " of each fold; the table has the figures",
                "fold",
                up,
                figures,
                List.of(
                    level("mean", "second", up.share(found.main().mean())),
                    level("low", "chance", up.share(found.low())),
                    level("high", "chance", up.share(found.high()))),
                areas),
            List.of(),
            "Figures of the folds",
            List.of("Fold", title, "Loss", Formats.capitalized(unit.many())),
            rows)
        .section();
  }

  private Optional<Section> classes() {
    List<CrossValidation.ClassRecall> worst =
        found.classes().stream()
            .sorted(Comparator.comparing(one -> one.recall().mean()))
            .limit(MOST_CLASSES)
            .toList();
    if (worst.isEmpty()) {
      return Optional.empty();
    }
    List<PlotTable.Row> rows = new ArrayList<>();
    List<Plot.Area> areas = new ArrayList<>();
    for (CrossValidation.ClassRecall one : worst) {
      String name = SafeText.cut(one.name(), LONGEST_NAME);
      areas.add(new Plot.Area("1", name + ": " + Formats.percent(one.recall().mean())));
      rows.add(
          new PlotTable.Row(
              name,
              "",
              List.of(
                  Formats.percent(one.recall().mean()),
                  Formats.percent(one.recall().deviation()),
                  Formats.percent(one.lowest()))));
    }
    List<Double> means = worst.stream().map(one -> one.recall().mean()).toList();
    Axis up = up(means);
    return Optional.of(
        new PlotTable(
                "classes",
                "Classes",
                "Recall of each class, the lowest first: that of",
                SafeText.cut(worst.get(0).name(), LONGEST_NAME),
                " is " + Formats.percent(worst.get(0).recall().mean()) + ".",
                Formats.part(
                    worst.size(),
                    found.classes().size(),
                    "The lowest %,d of %,d classes are shown."),
                "Mean recall of each class over the folds",
                plot(
                    "Mean recall of each class; the table has the figures",
                    "class",
                    up,
                    means,
                    List.of(),
                    areas),
                List.of(),
                "Recall of the classes over the folds",
                List.of("Class", "Mean recall", "Deviation", "Lowest"),
                rows)
            .section());
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
      List<Plot.Area> areas) {
    Axis across = new Axis(0.5, numbers.size() + 0.5);
    List<Plot.Point> dots = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      dots.add(new Plot.Point(across.share(i + 1), up.share(numbers.get(i))));
    }
    List<Plot.Line> lines = new ArrayList<>(levels);
    lines.add(Plot.Line.of(of, "first", List.of(), "").withDots(dots));
    return new Plot(
        label,
        new Plot.Side("", up.ticks(MOST_TICKS - 1, score == Score.ACCURACY)),
        new Plot.Side(of, across.ticks(MOST_TICKS, 1)),
        lines,
        "",
        areas);
  }

  private static Plot.Line level(String name, String style, double share) {
    return Plot.Line.across(name, style, share, share);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.History;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the models went that were accepted one after another, and the present one beside them. */
final class AcceptedModels {

  private static final int MOST_TICKS = 6;
  private static final int SHORT_HASH = 12;

  private AcceptedModels() {}

  /** A section; none if the baseline keeps no earlier model. */
  static Optional<Section> of(Evidence evidence) {
    return evidence
        .baseline()
        .baseline()
        .filter(baseline -> baseline.history().entries().size() > 1)
        .map(baseline -> section(baseline, evidence));
  }

  private static Section section(Baseline baseline, Evidence evidence) {
    History history = baseline.history();
    String worn = evidence.worn().map(text -> " " + text + ".").orElse("");
    Score score = evidence.findings().measure().score();
    boolean areShares = score == Score.ACCURACY;
    List<History.Entry> all = history.entries();
    int first = history.accepted() - all.size() + 1;
    List<Double> scores = all.stream().map(one -> one.score(score)).toList();
    Axis across = new Axis(first - 0.5, history.accepted() + 0.5);
    Axis up = Axis.around(scores, areShares);
    List<Plot.@Nullable Point> line = new ArrayList<>();
    List<Plot.Point> dots = new ArrayList<>();
    List<Plot.Area> areas = new ArrayList<>();
    List<PlotTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      History.Entry one = all.get(i);
      Plot.Point point = new Plot.Point(across.share(first + i), up.share(scores.get(i)));
      if (i > 0 && !one.sameExamples()) {
        line.add(null); // figures of other test examples are no rise or fall
      }
      line.add(point);
      dots.add(point);
      String date = one.date().map(Object::toString).orElse("–");
      String text = score.text(scores.get(i));
      String number = Formats.count(first + i);
      areas.add(
          new Plot.Area("1", number + one.date().map(day -> ", " + day).orElse("") + ": " + text));
      rows.add(
          0,
          new PlotTable.Row(
              number,
              "",
              List.of(
                  date,
                  text,
                  Formats.count(one.examples()),
                  one.modelSha256().substring(0, SHORT_HASH))));
    }
    String title = Formats.capitalized(score.title());
    return new PlotTable(
            "accepted",
            "Accepted models",
            "nn:baseline has accepted",
            Formats.count(history.accepted(), "model"),
            all.size() < history.accepted()
                ? Formats.format("; these are the last %d.", all.size())
                : ".",
            "Where the line is broken, the test " + evidence.unit().many() + " changed." + worn,
            title + " of the accepted models",
            new Plot(
                title + " of each accepted model; the table has the figures",
                new Plot.Side("", up.ticks(MOST_TICKS - 1, areShares)),
                new Plot.Side("no.", across.ticks(MOST_TICKS, 1)),
                List.of(Plot.Line.of("accepted", "first", line, "").withDots(dots)),
                "",
                areas),
            List.of(),
            "Figures of the accepted models, the last first",
            List.of("No.", "Date", title, "Test " + evidence.unit().many(), "Model"),
            rows)
        .section();
  }
}

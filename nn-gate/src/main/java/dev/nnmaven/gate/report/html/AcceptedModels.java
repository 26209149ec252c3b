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
record AcceptedModels(Evidence evidence, History history) {

  private static final int MOST_TICKS = 6;

  /** Empty if the baseline keeps no earlier model. */
  static Optional<AcceptedModels> of(Evidence evidence) {
    return evidence
        .baseline()
        .baseline()
        .map(Baseline::history)
        .filter(history -> history.entries().size() > 1)
        .map(history -> new AcceptedModels(evidence, history));
  }

  /** Number of a model among all that were accepted. */
  int number(int i) {
    return history.accepted() - history.entries().size() + 1 + i;
  }

  Plot plot() {
    Score score = evidence.score();
    boolean areShares = score == Score.ACCURACY;
    List<Double> scores = history.entries().stream().map(entry -> entry.score(score)).toList();
    Axis across = new Axis(number(0) - 0.5, history.accepted() + 0.5);
    Axis up = Axis.around(scores, areShares);
    List<Plot.@Nullable Point> line = new ArrayList<>();
    List<Plot.Point> dots = new ArrayList<>();
    List<Plot.Area> areas = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      History.Entry entry = history.entries().get(i);
      Plot.Point point = new Plot.Point(across.share(number(i)), up.share(scores.get(i)));
      if (i > 0 && !entry.sameExamples()) {
        line.add(null); // figures of other test examples do not rise or fall
      }
      line.add(point);
      dots.add(point);
      String date = entry.date().map(day -> ", " + day).orElse("");
      areas.add(
          new Plot.Area("1", Formats.count(number(i)) + date + ": " + score.text(scores.get(i))));
    }
    return new Plot(
        Formats.capitalized(score.title()) + " of each accepted model; the table has the figures",
        new Plot.Side("", up.ticks(MOST_TICKS - 1, areShares)),
        new Plot.Side("no.", across.ticks(MOST_TICKS, 1)),
        List.of(Plot.Line.of("accepted", "first", line, "").withDots(dots)),
        "",
        areas);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.regularizer.Dropout;
import dev.nnmaven.nn.regularizer.InputNoise;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves: loss and accuracy, or error, per epoch.
 *
 * @param missing why there are none; empty if there are
 * @param judged whether held-out examples were looked at after each epoch
 * @param leftOut note on omitted epochs; empty if none
 * @param changed what training does to an example beside learning from it; empty if nothing
 */
record Curves(
    String missing,
    String summary,
    boolean validated,
    boolean judged,
    String leftOut,
    List<LineChart> charts,
    List<Epoch> epochs,
    Score score,
    String changed,
    Unit unit) {

  private static final String NONE = "–";
  private static final String HELD_OUT = "held out";

  private static final int MOST_ROWS = 200;

  static Curves of(Evidence evidence) {
    TrainingHistory history = evidence.history();
    Unit unit = evidence.unit();
    List<Epoch> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return new Curves(
          history.missing(), "", false, false, "", List.of(), List.of(), Score.ACCURACY, "", unit);
    }
    Optional<Epoch> best = history.best();
    Score score = epochs.get(0).score();
    List<Epoch> shown = shown(history, best);
    return new Curves(
        "",
        summary(history, best, score, unit) + (best.isPresent() ? "" : finished(evidence)),
        history.isValidated(),
        best.isPresent(),
        Formats.part(
            shown.size(),
            epochs.size(),
            "%,d of %,d epochs, evenly spaced, with the "
                + (best.isPresent() ? "best one" : "one that was kept")),
        charts(shown, history.isValidated() ? history.keptEpoch() : 0, evidence, best.isPresent()),
        shown,
        score,
        changed(evidence.run().model().ensemble()),
        unit);
  }

  /** What differs between a training step and an answer: {@code , with dropout and noise}. */
  private static String changed(Ensemble ensemble) {
    List<Regularizer> all =
        ensemble.members().stream()
            .flatMap(network -> network.layers().stream())
            .flatMap(layer -> layer.regularizers().stream())
            .toList();
    List<String> names = new ArrayList<>();
    if (all.stream().anyMatch(Dropout.class::isInstance)) {
      names.add("dropout");
    }
    if (all.stream().anyMatch(InputNoise.class::isInstance)) {
      names.add("noise");
    }
    return names.isEmpty() ? "" : ", with " + String.join(" and ", names);
  }

  /** What a model that looks at nothing reaches on the held-out examples, whatever the epoch. */
  private static LineChart.Series chance(Evidence evidence, List<Epoch> shown) {
    Double chance =
        evidence
            .findings()
            .match(found -> found.chance().orElseThrow().accuracy(), ErrorHeadline::chance);
    String name = evidence.findings().ofNumbers().isPresent() ? "always the mean" : "chance";
    return series(shown, name, "chance", epoch -> chance);
  }

  /** What the finished model is on examples that no epoch was judged by. */
  private static String finished(Evidence evidence) {
    Findings<?, ?> found = evidence.findings();
    Score score = found.measure().score();
    String training =
        found
            .training()
            .map(
                one ->
                    " and %s on training %s"
                        .formatted(score.text(score.of(one)), evidence.unit().many()))
            .orElse("");
    return " The finished model has an %s of %s on held-out %s (the dot in the charts)%s."
        .formatted(
            score.title(),
            score.text(score.of(found.evaluation())),
            evidence.unit().many(),
            training);
  }

  /**
   * Score, loss and, if it changes, the learning rate.
   *
   * @param judged whether epochs were judged by held-out examples; else the model is, at the end
   */
  private static List<LineChart> charts(
      List<Epoch> shown, int kept, Evidence evidence, boolean judged) {
    Metrics model = evidence.findings().evaluation();
    Score score = evidence.findings().measure().score();
    Predicate<Epoch> isModel =
        kept > 0
            ? epoch -> epoch.epoch() == kept
            : epoch -> epoch.equals(shown.get(shown.size() - 1));
    LineChart.Epochs epochs = new LineChart.Epochs(shown.stream().map(Epoch::epoch).toList(), kept);
    List<LineChart> charts = new ArrayList<>();
    charts.add(
        LineChart.of(
            score,
            epochs,
            List.of(
                series(shown, "training", "first", Epoch::training),
                series(shown, "validation", "third", Epoch::validation),
                judged
                    ? series(shown, HELD_OUT, "second", Epoch::heldOut)
                    : series(
                        shown, HELD_OUT, "second", of -> isModel.test(of) ? score.of(model) : null),
                chance(evidence, shown))));
    charts.add(
        LineChart.of(
            "Loss",
            epochs,
            List.of(
                series(shown, "training", "first", Epoch::loss),
                series(shown, "validation", "third", Epoch::validationLoss),
                judged
                    ? series(shown, HELD_OUT, "second", Epoch::heldOutLoss)
                    : series(
                        shown, HELD_OUT, "second", of -> isModel.test(of) ? model.loss() : null)),
            Formats::loss));
    if (shown.stream().map(Epoch::learningRate).distinct().count() > 1) {
      charts.add(
          LineChart.of(
              "Learning rate",
              epochs,
              List.of(series(shown, "first step", "first", Curves::learningRate)),
              Axis::plain));
    }
    return charts;
  }

  /** As the decimal number that the file has, and not as the double nearest to the float. */
  private static @Nullable Double learningRate(Epoch epoch) {
    return epoch.learningRate() == null ? null : Double.valueOf(FloatText.of(epoch.learningRate()));
  }

  private static LineChart.Series series(
      List<Epoch> epochs, String name, String style, Function<Epoch, @Nullable Double> figure) {
    List<@Nullable Double> figures = new ArrayList<>();
    epochs.forEach(epoch -> figures.add(figure.apply(epoch)));
    return new LineChart.Series(name, style, figures);
  }

  private static List<Epoch> shown(TrainingHistory history, Optional<Epoch> best) {
    List<Epoch> epochs = history.epochs();
    if (epochs.size() <= MOST_ROWS) {
      return epochs;
    }
    TreeSet<Integer> indices = new TreeSet<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      indices.add((int) ((long) i * (epochs.size() - 1) / (MOST_ROWS - 1)));
    }
    best.map(epochs::indexOf).ifPresent(indices::add);
    indices.add(epochs.indexOf(history.kept()));
    return indices.stream().map(epochs::get).toList();
  }

  private static String summary(
      TrainingHistory history, Optional<Epoch> best, Score score, Unit unit) {
    List<Epoch> epochs = history.epochs();
    Epoch first = epochs.get(0);
    Epoch kept = history.kept();
    Epoch last = epochs.get(epochs.size() - 1);
    String loss =
        epochs.size() == 1
            ? Formats.format("In the only epoch the loss was %s.", Formats.loss(first.loss()))
            : Formats.format(
                "In %s epochs the loss went from %s to %s.",
                Formats.count(epochs.size()),
                Formats.loss(first.loss()),
                Formats.loss(last.loss()));
    if (!history.members().isEmpty()) {
      return loss + members(history, score);
    }
    if (history.isValidated()) {
      loss +=
          Formats.format(
              " %s epoch %s, marked in the charts: validation loss %s.",
              history.refit() == null ? "The model is that of" : "Validation has found",
              Formats.count(kept.epoch()),
              loss(kept.validationLoss()));
    }
    if (history.refit() != null) {
      loss += " Then the model was trained " + history.refit().text(unit) + ".";
    }
    if (best.isEmpty() || history.refit() != null) {
      return loss;
    }
    if (epochs.size() == 1) {
      return "%s Held-out %s was %s.".formatted(loss, score.title(), score.text(last.heldOut()));
    }
    if (Objects.equals(best.get().heldOut(), kept.heldOut())) {
      String which = kept.equals(last) ? "the last" : "that";
      return loss + " No epoch was better than " + which + " on held-out " + unit.many() + ".";
    }
    return loss
        + Formats.format(
            " Held-out %s was %s in epoch %s, %s; the model is that of epoch %s, %s.",
            score.title(),
            score.best(),
            Formats.count(best.get().epoch()),
            score.text(best.get().heldOut()),
            Formats.count(kept.epoch()),
            score.text(kept.heldOut()));
  }

  /** Of several networks, whose means the curves show. */
  private static String members(TrainingHistory history, Score score) {
    String text =
        Formats.format(" Curves and figures are means over %d networks", history.members().size());
    if (history.members().stream().anyMatch(member -> member.refitEpochs() != null)) {
      text += ", each trained anew on the validation examples as well";
    }
    List<Double> alone = history.memberScores();
    if (alone.isEmpty()) {
      return text + ".";
    }
    return text
        + Formats.format(
            ". Alone, these reach a held-out %s of %s to %s, median %s; together, that of this"
                + " page.",
            score.title(),
            score.text(Collections.min(alone)),
            score.text(Collections.max(alone)),
            score.text(alone.get((alone.size() - 1) / 2)));
  }

  /** In words; a dash if there is none. */
  static String loss(@Nullable Double loss) {
    return loss == null ? NONE : Formats.loss(loss);
  }
}

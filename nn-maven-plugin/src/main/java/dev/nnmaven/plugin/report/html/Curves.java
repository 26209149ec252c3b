package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.evidence.TrainingHistory.Epoch;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves: loss and accuracy per epoch.
 *
 * @param missing why there are none; empty if there are
 * @param leftOut note on omitted epochs; empty if none
 */
record Curves(
    String missing,
    String summary,
    boolean validated,
    String leftOut,
    List<LineChart> charts,
    List<Row> rows) {

  /** Figures of one epoch. */
  record Row(
      String epoch,
      String loss,
      String validationLoss,
      String heldOutLoss,
      String training,
      String validation,
      String heldOut) {}

  private static final String NONE = "–";

  /** Maximum number of rows. */
  private static final int MOST_ROWS = 200;

  static Curves of(TrainingHistory history) {
    List<Epoch> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return new Curves(history.missing(), "", false, "", List.of(), List.of());
    }
    Optional<Epoch> best = history.best();
    List<Epoch> shown = shown(history, best);
    return new Curves(
        "",
        summary(history, best),
        history.isValidated(),
        Texts.part(
            shown.size(), epochs.size(), "%,d of %,d epochs, evenly spaced, with the best one"),
        charts(shown, history.isValidated() && !history.isAveraged() ? history.keptEpoch() : 0),
        shown.stream().map(Curves::row).toList());
  }

  /** Accuracy, loss and, if it changes, the learning rate. */
  private static List<LineChart> charts(List<Epoch> shown, int kept) {
    LineChart.Epochs epochs = new LineChart.Epochs(shown.stream().map(Epoch::epoch).toList(), kept);
    List<LineChart> charts = new ArrayList<>();
    charts.add(
        LineChart.ofShares(
            "Accuracy",
            epochs,
            List.of(
                series(shown, "training", "first", Epoch::trainingAccuracy),
                series(shown, "validation", "third", Epoch::validationAccuracy),
                series(shown, "held out", "second", Epoch::heldOutAccuracy))));
    charts.add(
        LineChart.ofLosses(
            "Loss",
            epochs,
            List.of(
                series(shown, "training", "first", Epoch::loss),
                series(shown, "validation", "third", Epoch::validationLoss),
                series(shown, "held out", "second", Epoch::heldOutLoss))));
    if (shown.stream().map(Epoch::learningRate).distinct().count() > 1) {
      charts.add(
          LineChart.ofRates(
              "Learning rate",
              epochs,
              List.of(series(shown, "first step", "first", Curves::learningRate))));
    }
    return charts;
  }

  /** As the decimal number that the file has, and not as the double nearest to the float. */
  private static @Nullable Double learningRate(Epoch epoch) {
    return epoch.learningRate() == null ? null : Double.valueOf(epoch.learningRate().toString());
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

  private static String summary(TrainingHistory history, Optional<Epoch> best) {
    List<Epoch> epochs = history.epochs();
    Epoch first = epochs.get(0);
    Epoch kept = history.kept();
    Epoch last = epochs.get(epochs.size() - 1);
    String loss =
        epochs.size() == 1
            ? Texts.format("In the only epoch the loss was %s.", Texts.loss(first.loss()))
            : Texts.format(
                "In %s epochs the loss went from %s to %s.",
                Texts.count(epochs.size()), Texts.loss(first.loss()), Texts.loss(last.loss()));
    if (!history.members().isEmpty()) {
      return loss + members(history);
    }
    if (history.isAveraged()) {
      loss +=
          Texts.format(
              " The model is the mean of the last %s epochs.", Texts.count(history.averaged()));
    } else if (history.isValidated()) {
      loss +=
          Texts.format(
              " The model is that of epoch %s, marked in the charts: validation loss %s.",
              Texts.count(kept.epoch()), loss(kept.validationLoss()));
    }
    if (best.isEmpty()) {
      return loss + " Nothing was held out to compare with.";
    }
    if (epochs.size() == 1) {
      return loss + " Held-out accuracy was " + share(last.heldOutAccuracy()) + ".";
    }
    if (history.isAveraged()) {
      return loss
          + Texts.format(
              " Of single epochs, held-out accuracy was highest in epoch %s, %s; of the last it was %s.",
              Texts.count(best.get().epoch()),
              share(best.get().heldOutAccuracy()),
              share(last.heldOutAccuracy()));
    }
    if (Objects.equals(best.get().heldOutAccuracy(), kept.heldOutAccuracy())) {
      String which = kept.equals(last) ? "the last" : "that";
      return loss + " No epoch was better than " + which + " on held-out images.";
    }
    return loss
        + Texts.format(
            " Held-out accuracy was highest in epoch %s, %s; the model is that of epoch %s, %s.",
            Texts.count(best.get().epoch()),
            share(best.get().heldOutAccuracy()),
            Texts.count(kept.epoch()),
            share(kept.heldOutAccuracy()));
  }

  /** Of several networks, whose means the curves show. */
  private static String members(TrainingHistory history) {
    String text =
        Texts.format(" Curves and figures are means over %d networks", history.members().size());
    if (history.isAveraged()) {
      text +=
          Texts.format(
              ", each in the end the mean of its last %s epochs", Texts.count(history.averaged()));
    }
    List<Double> alone = history.alone();
    if (alone.isEmpty()) {
      return text + ".";
    }
    return text
        + Texts.format(
            ". Alone, these reach a held-out accuracy of %s to %s, median %s; together, that of this"
                + " page.",
            share(alone.get(0)),
            share(alone.get(alone.size() - 1)),
            share(alone.get((alone.size() - 1) / 2)));
  }

  private static Row row(Epoch epoch) {
    return new Row(
        Integer.toString(epoch.epoch()),
        Texts.loss(epoch.loss()),
        loss(epoch.validationLoss()),
        loss(epoch.heldOutLoss()),
        share(epoch.trainingAccuracy()),
        share(epoch.validationAccuracy()),
        share(epoch.heldOutAccuracy()));
  }

  private static String loss(@Nullable Double loss) {
    return loss == null ? NONE : Texts.loss(loss);
  }

  private static String share(@Nullable Double share) {
    return share == null ? NONE : Texts.percent(share);
  }
}

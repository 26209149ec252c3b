package dev.nnmaven.plugin.report.html;

import dev.nnmaven.plugin.evidence.TrainingHistory;
import dev.nnmaven.plugin.evidence.TrainingHistory.Epoch;
import dev.nnmaven.plugin.text.Texts;
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
    boolean heldOut,
    String leftOut,
    List<LineChart> charts,
    List<Row> rows) {

  /** Figures of one epoch. */
  record Row(String epoch, String loss, String heldOutLoss, String training, String heldOut) {}

  private static final String NONE = "–";

  /** Maximum number of rows. */
  private static final int MOST_ROWS = 200;

  static Curves of(TrainingHistory history) {
    List<Epoch> epochs = history.epochs();
    if (epochs.isEmpty()) {
      return new Curves(history.missing(), "", false, "", List.of(), List.of());
    }
    Optional<Epoch> best = history.best();
    List<Epoch> shown = shown(epochs, best);
    return new Curves(
        "",
        summary(epochs, best),
        best.isPresent(),
        Texts.part(
            shown.size(), epochs.size(), "%,d of %,d epochs, evenly spaced, with the best one"),
        List.of(
            LineChart.ofShares(
                "Accuracy", points(shown, Epoch::trainingAccuracy, Epoch::heldOutAccuracy)),
            LineChart.ofLosses("Loss", points(shown, Epoch::loss, Epoch::heldOutLoss))),
        shown.stream().map(Curves::row).toList());
  }

  private static List<LineChart.Point> points(
      List<Epoch> epochs, Function<Epoch, Double> training, Function<Epoch, Double> heldOut) {
    return epochs.stream()
        .map(e -> new LineChart.Point(e.epoch(), training.apply(e), heldOut.apply(e)))
        .toList();
  }

  private static List<Epoch> shown(List<Epoch> epochs, Optional<Epoch> best) {
    if (epochs.size() <= MOST_ROWS) {
      return epochs;
    }
    TreeSet<Integer> indices = new TreeSet<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      indices.add((int) ((long) i * (epochs.size() - 1) / (MOST_ROWS - 1)));
    }
    best.map(epochs::indexOf).ifPresent(indices::add);
    return indices.stream().map(epochs::get).toList();
  }

  private static String summary(List<Epoch> epochs, Optional<Epoch> best) {
    Epoch first = epochs.get(0);
    Epoch last = epochs.get(epochs.size() - 1);
    String loss =
        epochs.size() == 1
            ? Texts.format("In the only epoch the loss was %s.", Texts.loss(first.loss()))
            : Texts.format(
                "In %s epochs the loss went from %s to %s.",
                Texts.count(epochs.size()), Texts.loss(first.loss()), Texts.loss(last.loss()));
    if (best.isEmpty()) {
      return loss + " Nothing was held out to compare with.";
    }
    if (epochs.size() == 1) {
      return loss + " Held-out accuracy was " + share(last.heldOutAccuracy()) + ".";
    }
    if (Objects.equals(best.get().heldOutAccuracy(), last.heldOutAccuracy())) {
      return loss + " No epoch was better than the last on held-out images.";
    }
    return loss
        + Texts.format(
            " Held-out accuracy was highest in epoch %s, %s; the model is that of epoch %s, %s.",
            Texts.count(best.get().epoch()),
            share(best.get().heldOutAccuracy()),
            Texts.count(last.epoch()),
            share(last.heldOutAccuracy()));
  }

  private static Row row(Epoch epoch) {
    return new Row(
        Integer.toString(epoch.epoch()),
        Texts.loss(epoch.loss()),
        epoch.heldOutLoss() == null ? NONE : Texts.loss(epoch.heldOutLoss()),
        share(epoch.trainingAccuracy()),
        share(epoch.heldOutAccuracy()));
  }

  private static String share(@Nullable Double share) {
    return share == null ? NONE : Texts.percent(share);
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.builtin.Dropout;
import dev.nnmaven.nn.regularizer.builtin.InputNoise;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learning curves: loss and accuracy, or error, per epoch.
 *
 * @param best best epoch on the test examples, if these were looked at after each epoch
 * @param found what the finished model is on the test examples
 * @param epochs those that are shown
 * @param changes what training does to an example beside learning from it
 */
record Curves(
    TrainingHistory history,
    Optional<Epoch> best,
    Findings<?, ?> found,
    List<LineChart> charts,
    List<Epoch> epochs,
    List<String> changes) {

  private static final int MOST_ROWS = 200;

  static Curves of(Evidence evidence) {
    TrainingHistory history = evidence.history();
    Optional<Epoch> best = history.best();
    List<Epoch> shown = history.epochs().isEmpty() ? List.of() : shown(history, best);
    return new Curves(
        history,
        best,
        evidence.findings(),
        shown.isEmpty() ? List.of() : charts(shown, evidence),
        shown,
        evidence.model().map(TrainedModel::ensemble).map(Curves::changes).orElse(List.of()));
  }

  Score score() {
    return epochs.get(0).score();
  }

  Unit unit() {
    return found.measure().unit();
  }

  /** What differs between a training step and an answer: dropout, noise. */
  private static List<String> changes(Ensemble ensemble) {
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
    return names;
  }

  /** What a model that looks at nothing reaches on the test examples, whatever the epoch. */
  private static LineChart.Series chance(Evidence evidence, List<Epoch> shown) {
    double chance =
        evidence
            .findings()
            .match(
                findings -> findings.chance().orElseThrow().accuracy(),
                findings -> findings.answers().chance());
    String name = evidence.findings().ofNumbers().isPresent() ? "always the mean" : "chance";
    return series(shown, name, "chance", epoch -> chance);
  }

  /** Score, loss and, if it changes, the learning rate. */
  private static List<LineChart> charts(List<Epoch> shown, Evidence evidence) {
    TrainingHistory history = evidence.history();
    int kept = history.isValidated() ? history.keptEpoch() : 0;
    int last = kept > 0 ? kept : shown.get(shown.size() - 1).epoch();
    int model = history.best().isPresent() ? 0 : last; // else the model alone was tested
    Metrics metrics = evidence.findings().evaluation();
    Double loss = metrics.loss();
    Score score = evidence.score();
    boolean areShares = score == Score.ACCURACY;
    LineChart.Epochs epochs = new LineChart.Epochs(shown.stream().map(Epoch::epoch).toList(), kept);
    List<LineChart.Series> scores =
        new ArrayList<>(
            series(
                shown,
                Epoch::training,
                Epoch::validation,
                epoch -> epoch.epoch() == model ? score.of(metrics) : epoch.heldOut()));
    scores.add(chance(evidence, shown));
    List<LineChart.Series> losses =
        series(
            shown,
            Epoch::loss,
            Epoch::validationLoss,
            epoch -> epoch.epoch() == model ? loss : epoch.heldOutLoss());
    String title = Formats.capitalized(score.title());
    List<LineChart> charts = new ArrayList<>();
    charts.add(
        LineChart.of(
            title, epochs, scores, areShares, areShares ? Formats::percent : Formats::number));
    charts.add(LineChart.of("Loss", epochs, losses, false, Formats::loss));
    if (shown.stream().map(Epoch::learningRate).distinct().count() > 1) {
      List<LineChart.Series> rates =
          List.of(series(shown, "first step", "first", Curves::learningRate));
      charts.add(LineChart.of("Learning rate", epochs, rates, false, Axis::plain));
    }
    return charts;
  }

  /** As the decimal number that the file has, and not as the double nearest to the float. */
  private static @Nullable Double learningRate(Epoch epoch) {
    return epoch.learningRate() == null ? null : Double.valueOf(FloatText.of(epoch.learningRate()));
  }

  /** The same figure on each kind of examples. */
  private static List<LineChart.Series> series(
      List<Epoch> epochs,
      Function<Epoch, @Nullable Double> training,
      Function<Epoch, @Nullable Double> validation,
      Function<Epoch, @Nullable Double> test) {
    return List.of(
        series(epochs, "training", "first", training),
        series(epochs, "validation", "third", validation),
        series(epochs, "test", "second", test));
  }

  private static LineChart.Series series(
      List<Epoch> epochs, String name, String style, Function<Epoch, @Nullable Double> figure) {
    List<@Nullable Double> figures = new ArrayList<>();
    epochs.forEach(epoch -> figures.add(figure.apply(epoch)));
    return new LineChart.Series(name, style, figures);
  }

  private static List<Epoch> shown(TrainingHistory history, Optional<Epoch> best) {
    List<Epoch> epochs = history.epochs();
    TreeSet<Integer> indices = new TreeSet<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      indices.add((int) ((long) i * (epochs.size() - 1) / (MOST_ROWS - 1)));
    }
    best.map(epochs::indexOf).ifPresent(indices::add);
    indices.add(epochs.indexOf(history.kept()));
    return indices.stream().map(epochs::get).toList();
  }

  /** In words; a dash if there is none. */
  static String loss(@Nullable Double loss) {
    return loss == null ? "–" : Formats.loss(loss);
  }
}

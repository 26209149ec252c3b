package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.gate.evidence.SliceFindings;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Tables of slices: those asked for, and those on which the model is worse by more than chance.
 *
 * @param figure what is given of each: accuracy, or RMSE
 * @param note what else: confusions, or the mean error
 * @param found what the second table is
 * @param leftOut note on omitted rows of the first; empty if none
 */
record SliceTable(
    Unit unit,
    String figure,
    String note,
    List<Row> asked,
    List<Row> worst,
    String found,
    String leftOut) {

  /** Row of one slice; one of few examples is marked. */
  record Row(String name, String size, boolean isSmall, String value, String range, String note) {}

  private static final int MOST_ROWS = 100;

  static Optional<SliceTable> of(Evidence evidence) {
    SliceFindings found = evidence.slices();
    if (found.asked().isEmpty() && found.worst().isEmpty()) {
      return Optional.empty();
    }
    boolean ofNumbers = evidence.findings().measure().score() == Score.RMSE;
    DoubleFunction<String> text = ofNumbers ? Texts::error : Texts::percent;
    List<SliceFigures> shown = Texts.first(found.asked(), MOST_ROWS);
    return Optional.of(
        new SliceTable(
            evidence.unit(),
            ofNumbers ? "RMSE" : "Accuracy",
            ofNumbers ? "Bias" : "Confusions",
            rows(shown, text),
            rows(found.worst(), text),
            Texts.format(
                "Found among %,d slices of at least %d test %s each: there the model is worse than"
                    + " on all of them, and surely so (95%% confidence for all of them together).",
                found.looked(), SliceFigures.FEWEST, evidence.unit().many()),
            Texts.part(shown.size(), found.asked().size(), "The first %d of %,d slices.")));
  }

  private static List<Row> rows(List<SliceFigures> slices, DoubleFunction<String> text) {
    return slices.stream()
        .map(
            one ->
                new Row(
                    one.slice().name(),
                    Texts.count(one.slice().size()),
                    one.slice().size() < SliceFigures.FEWEST,
                    text.apply(one.value()),
                    text.apply(one.low()) + " to " + text.apply(one.high()),
                    one.note()))
        .toList();
  }
}

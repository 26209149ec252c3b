package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.ConfidenceFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Section on what the probabilities are worth.
 *
 * @param temperature what the outputs were divided by; empty if they were not
 * @param rows figures without and with it
 * @param confident how many examples the model is confident of; empty if it always is
 */
record ConfidenceTable(String temperature, List<Row> rows, String confident) {

  /** Loss and calibration error on some examples. */
  record Row(String examples, String when, String loss, String error) {}

  static Optional<ConfidenceTable> of(Evidence evidence) {
    ConfidenceFindings found = evidence.confidence();
    if (found.equals(ConfidenceFindings.NONE)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    if (found.calibration().isPresent()) {
      evidence.run().model().calibration().ifPresent(one -> add(rows, "Validation", one));
      add(rows, "Held out", found.calibration().get());
    }
    return Optional.of(
        new ConfidenceTable(
            found.calibration().map(one -> FloatText.of(one.temperature())).orElse(""),
            rows,
            found
                .confident()
                .map(one -> one.text("held-out " + evidence.unit().many()))
                .map(Texts::capitalized)
                .orElse("")));
  }

  private static void add(List<Row> rows, String examples, Calibration calibration) {
    rows.add(row(examples, "before", calibration.before()));
    rows.add(row(examples, "after", calibration.after()));
  }

  private static Row row(String examples, String when, Calibration.Fit fit) {
    return new Row(examples, when, Texts.loss(fit.loss()), Texts.percent(fit.calibrationError()));
  }
}

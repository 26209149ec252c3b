package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.ErrorList;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.trainer.table.CsvText;
import java.io.IOException;
import java.util.stream.Stream;

/** {@code errors.csv}: each held-out example that a model gets wrong, worst first. */
final class ErrorsCsv {

  private ErrorsCsv() {}

  static String of(Evidence evidence) throws IOException {
    ErrorList errors = ErrorList.of(evidence);
    return CsvText.of(
        Stream.concat(
            Stream.of(errors.columns().stream().map(ErrorList.Column::name).toList()),
            errors.samples().stream()
                .map(
                    n ->
                        errors.columns().stream()
                            .map(column -> column.exact().apply(n))
                            .toList())));
  }
}

package dev.nnmaven.gate.log;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.text.Shown;
import java.util.List;

/** Log lines about the columns of a table. */
public final class ColumnLog {

  private ColumnLog() {}

  /** A warning for each column that gives the target away alone. */
  public static List<String> warnings(Evidence evidence) {
    return evidence.columns().leaks().stream()
        .map(
            one ->
                ("column %s alone gives the target away, so that the model may only repeat it; if it"
                        + " is not known when the model is asked, leave it out"
                        + " (nn.columns=%s:ignore)")
                    .formatted(Shown.text(one.column()), Shown.text(one.column())))
        .toList();
  }
}

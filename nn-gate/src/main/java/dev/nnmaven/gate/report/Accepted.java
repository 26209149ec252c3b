package dev.nnmaven.gate.report;

import dev.nnmaven.trainer.measure.Figures;
import org.jspecify.annotations.Nullable;

/** The accepted model in {@code evaluation.json}: of each kind of task, its own figures. */
sealed interface Accepted permits BaselineFigures, ErrorBaselineFigures {

  /** Why it was accepted; null if nobody said. */
  @Nullable String reason();

  /** How the new model compares with it: {@code +0.41 points}, {@code MAE -3.9%}. */
  String changeText(Figures now);
}

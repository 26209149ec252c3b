package dev.nnmaven.trainer.measure;

import dev.nnmaven.trainer.text.Unit;

/** Figures of a task's metrics in JSON files, and how reports word them. */
public sealed interface Figures permits EvaluationFigures, RegressionFigures {

  /** What an example is called. */
  Unit examples();

  /** In words: {@code 91.66% (1,100 of 1,200 images)}. */
  String text();

  /** The same with the name of the figure. */
  String namedText();

  /** How sure it is: {@code 95% confidence 89.96% to 93.10%}; empty if that is unknown. */
  String intervalText();

  /** In a column: {@code 91.66%}. */
  String shortText();
}

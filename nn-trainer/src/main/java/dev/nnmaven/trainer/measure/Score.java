package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.text.Formats;
import org.jspecify.annotations.Nullable;

/** The main figure of a task, by which its models are told apart. */
public enum Score {
  /** Correct predictions / all. */
  ACCURACY("accuracy", "highest"),
  /** Root mean squared error. */
  RMSE("RMSE", "lowest");

  private final String title;
  private final String best;

  Score(String title, String best) {
    this.title = title;
    this.best = best;
  }

  /** Its name within a sentence. */
  public String title() {
    return title;
  }

  /** Which of several is the best: {@code highest}. */
  public String best() {
    return best;
  }

  /** That of metrics; null if there are none, or if they have no such figure. */
  public @Nullable Double of(@Nullable Metrics metrics) {
    if (this == ACCURACY) {
      return metrics instanceof ClassificationMetrics classes ? classes.accuracy() : null;
    }
    return metrics instanceof RegressionMetrics numbers ? numbers.rmse() : null;
  }

  /** How bad one is: smaller is better. */
  public double error(double score) {
    return this == ACCURACY ? 1 - score : score;
  }

  /** In words; a dash if there is none. */
  public String text(@Nullable Double score) {
    if (score == null) {
      return "–";
    }
    return this == ACCURACY ? Formats.percent(score.doubleValue()) : Formats.error(score);
  }

  /** The score with its name, which an accuracy omits: {@code 91.66%}, {@code RMSE 312.4}. */
  public String named(@Nullable Double score) {
    return (this == ACCURACY ? "" : title + " ") + text(score);
  }
}

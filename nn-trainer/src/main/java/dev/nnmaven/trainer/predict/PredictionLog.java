package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Log lines of predictions. */
public final class PredictionLog {

  private static final int CLASSES_SHOWN = 3;
  private static final int MOST_UNUSABLE_SHOWN = 20;
  private static final int MOST_SHOWN_OF_A_FILE = 10;

  private PredictionLog() {}

  /**
   * One line per image: its name and the most likely classes.
   *
   * @param elsewhere whether all are also written to a file, so that the first ones suffice here
   */
  public static List<String> answers(ImageAnswers predictions, boolean elsewhere) {
    List<ImageAnswers.Answer> all = predictions.answers();
    List<ImageAnswers.Answer> shown = elsewhere ? Formats.first(all, MOST_SHOWN_OF_A_FILE) : all;
    List<String> lines =
        new ArrayList<>(
            TextTable.lines(
                "%-*s  %s",
                shown.stream()
                    .map(
                        answer ->
                            List.of(
                                SafeText.text(answer.image()),
                                predictions.columns().text(answer.says())))
                    .toList()));
    if (shown.size() < all.size()) {
      lines.add(Formats.format("... and %,d more", all.size() - shown.size()));
    }
    return lines;
  }

  /** The most likely classes, and whether the model is not confident. */
  static String likeliest(Classification says) {
    return doubt(says)
        + says.ranking().stream()
            .limit(CLASSES_SHOWN)
            .map(Candidate::toString)
            .collect(Collectors.joining(", "));
  }

  /** What stands before an answer of which the model is not confident. */
  public static String doubt(Classification says) {
    return says.isConfident() ? "" : "not confident: ";
  }

  /** A value beyond those of training: {@code date 2026-01-03 (2012-01-01 to 2015-12-31)}. */
  public static String outside(String column, String value, String range) {
    return "%s %s (%s)"
        .formatted(SafeText.text(column), SafeText.text(value), SafeText.text(range));
  }

  /** Number of unusable files, followed by the first of them. */
  public static List<String> unusable(ImageAnswers predictions) {
    int count = predictions.unusable().size();
    if (count == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Formats.format(
            "%,d of %,d files cannot be used as images:",
            count, count + predictions.answers().size()));
    List<String> reasons =
        predictions.unusable().stream()
            .map(
                unusable ->
                    "  "
                        + SafeText.text(unusable.image())
                        + ": "
                        + SafeText.text(unusable.reason()))
            .toList();
    lines.addAll(Formats.first(reasons, MOST_UNUSABLE_SHOWN, "  ... and %,d more"));
    return lines;
  }
}

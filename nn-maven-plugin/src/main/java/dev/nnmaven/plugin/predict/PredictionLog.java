package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.classifier.Candidate;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
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
   * One line per picture: its name and the most likely classes.
   *
   * @param elsewhere whether all are also written to a file, so that the first ones suffice here
   */
  public static List<String> answers(PictureAnswers predictions, boolean elsewhere) {
    int count = predictions.answers().size();
    int shown = elsewhere ? Math.min(count, MOST_SHOWN_OF_A_FILE) : count;
    int widest =
        predictions.answers().stream()
            .limit(shown)
            .mapToInt(answer -> Shown.text(answer.image()).length())
            .max()
            .orElse(1);
    List<String> lines = new ArrayList<>();
    predictions.answers().stream().limit(shown).forEach(answer -> lines.add(line(answer, widest)));
    if (shown < count) {
      lines.add(Texts.format("... and %,d more", count - shown));
    }
    return lines;
  }

  private static String line(PictureAnswers.Answer answer, int width) {
    String name = Shown.text(answer.image());
    return name
        + " ".repeat(width - name.length())
        + "  "
        + answer.says().ranking().stream()
            .limit(CLASSES_SHOWN)
            .map(Candidate::toString)
            .collect(Collectors.joining(", "));
  }

  /** Number of unusable files, followed by the first of them. */
  public static List<String> unusable(PictureAnswers predictions) {
    List<String> lines = new ArrayList<>();
    int count = predictions.unusable().size();
    if (count == 0) {
      return lines;
    }
    lines.add(
        Texts.format(
            "%,d of %,d files cannot be used as images:",
            count, count + predictions.answers().size()));
    predictions.unusable().stream()
        .limit(MOST_UNUSABLE_SHOWN)
        .map(one -> "  " + Shown.text(one.image()) + ": " + Shown.text(one.reason()))
        .forEach(lines::add);
    if (count > MOST_UNUSABLE_SHOWN) {
      lines.add(Texts.format("  ... and %,d more", count - MOST_UNUSABLE_SHOWN));
    }
    return lines;
  }
}

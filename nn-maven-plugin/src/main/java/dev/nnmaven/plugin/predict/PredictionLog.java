package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.classifier.Candidate;
import dev.nnmaven.plugin.text.Invisible;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people read of predictions. */
public final class PredictionLog {

  private static final int CLASSES_SHOWN = 3;
  private static final int MOST_UNUSABLE_SHOWN = 20;

  private PredictionLog() {}

  /** A line for each picture: its name and the likeliest classes. */
  public static List<String> answers(PictureAnswers predictions) {
    int widest =
        predictions.answers().stream()
            .mapToInt(answer -> Invisible.shown(answer.image()).length())
            .max()
            .orElse(1);
    return predictions.answers().stream().map(answer -> line(answer, widest)).toList();
  }

  private static String line(PictureAnswers.Answer answer, int width) {
    String name = Invisible.shown(answer.image());
    return name
        + " ".repeat(width - name.length())
        + "  "
        + answer.says().ranking().stream()
            .limit(CLASSES_SHOWN)
            .map(Candidate::toString)
            .collect(Collectors.joining(", "));
  }

  /** How many files could not be used; then these, if there are not too many. */
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
        .map(one -> "  " + Invisible.shown(one.image() + ": " + one.reason()))
        .forEach(lines::add);
    if (count > MOST_UNUSABLE_SHOWN) {
      lines.add(Texts.format("  ... and %,d more", count - MOST_UNUSABLE_SHOWN));
    }
    return lines;
  }
}

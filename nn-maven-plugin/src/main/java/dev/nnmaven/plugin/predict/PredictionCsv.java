package dev.nnmaven.plugin.predict;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.math.FloatText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Predictions as comma-separated values (RFC 4180): one line per picture with name, most likely
 * class, its probability, and then the probability of each class in the model's order.
 */
final class PredictionCsv {

  private static final String LINE_END = "\r\n";

  private PredictionCsv() {}

  static String of(PictureAnswers predictions) {
    StringBuilder text = new StringBuilder();
    List<String> head = new ArrayList<>(List.of("image", "predicted", "probability"));
    // In parentheses, so that a class named image does not clash with that column.
    predictions.classes().forEach(name -> head.add("p(" + name + ")"));
    append(text, head);
    for (PictureAnswers.Answer answer : predictions.answers()) {
      Classification says = answer.says();
      List<String> fields = new ArrayList<>();
      fields.add(answer.image());
      fields.add(says.best().className());
      fields.add(FloatText.of(says.best().probability()));
      predictions.classes().forEach(name -> fields.add(FloatText.of(says.probability(name))));
      append(text, fields);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> fields) {
    text.append(fields.stream().map(PredictionCsv::field).collect(Collectors.joining(",")))
        .append(LINE_END);
  }

  /** Characters that start a formula in spreadsheets, which could leak other cells. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  /**
   * Escapes a field: quoted if it has a comma, quote or line end, with quotes doubled; prefixed
   * with an apostrophe if it would be a formula, as OWASP advises (CSV Injection).
   */
  private static String field(String given) {
    String text = !given.isEmpty() && FORMULA.indexOf(given.charAt(0)) >= 0 ? "'" + given : given;
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

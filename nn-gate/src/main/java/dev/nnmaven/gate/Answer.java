package dev.nnmaven.gate;

import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.table.ListedRows;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer of any model to a test example.
 *
 * @param isNumber whether the model predicts a number rather than a class
 * @param cells as in a file of answers: texts by the names of columns
 */
public record Answer(boolean isNumber, Map<String, String> cells) {

  public Answer {
    cells = Collections.unmodifiableMap(new TreeMap<>(cells)); // in an order of its own
  }

  /**
   * A class.
   *
   * @param id of the example: unique among all answers, and equal for the next model
   * @param actual actual class
   * @param predicted class that the model predicts
   */
  public static Answer of(String id, String actual, String predicted) {
    return new Answer(false, Map.of("id", id, "actual", actual, "predicted", predicted));
  }

  /** A class, as the probability of each; the largest is the answer. */
  public static Answer of(String id, String actual, Map<String, ? extends Number> probabilities) {
    Map<String, String> cells = new HashMap<>(Map.of("id", id, "actual", actual));
    probabilities.forEach(
        (name, share) -> cells.put("probability(%s)".formatted(name), share.toString()));
    return new Answer(false, cells);
  }

  /** A number. */
  public static Answer of(String id, double actual, double predicted) {
    String is = Double.toString(actual);
    return new Answer(
        true, Map.of("id", id, "actual", is, "predicted", Double.toString(predicted)));
  }

  static JudgedFile judged(SettingsReader reader, List<Answer> answers) {
    return JudgedFile.of(
        reader,
        new ListedRows(Path.of("answers"), answers.stream().map(Answer::cells).toList()),
        answers.stream().anyMatch(Answer::isNumber) ? ColumnKind.NUMBER : ColumnKind.CATEGORY);
  }

  /** Adds a column, such as a slice attribute or {@code group}. */
  public Answer with(String column, String value) {
    Map<String, String> all = new HashMap<>(cells);
    all.put(column, value);
    return new Answer(isNumber, all);
  }
}

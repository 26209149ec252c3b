package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns of answers that are classes: class, probability, perhaps whether the model is confident,
 * perhaps the set of classes that is to hold the actual one, and all classes.
 *
 * @param abstains whether there are answers that the model is not confident of
 * @param coverage of the sets, if the model has any
 */
public record ClassColumns(List<String> classes, boolean abstains, Optional<Coverage> coverage) {

  /** The column that answers of all kinds begin with. */
  public static final String PREDICTED = "predicted";

  private static final int MOST_SHOWN = 5;

  List<String> names() {
    List<String> names = new ArrayList<>(List.of(PREDICTED, "probability"));
    if (abstains) {
      names.add("confident");
    }
    coverage.ifPresent(any -> names.add("set"));
    // In parentheses, so that a class named as another column does not clash with that.
    classes.forEach(name -> names.add("p(" + name + ")"));
    return names;
  }

  /** What is in these columns. The set is a list as in JSON: names of classes may have commas. */
  List<String> cells(Classification says) {
    List<String> cells = new ArrayList<>();
    cells.add(says.best().className());
    cells.add(FloatText.of(says.best().probability()));
    if (abstains) {
      cells.add(String.valueOf(says.isConfident()));
    }
    set(says).ifPresent(set -> cells.add(Json.text(set)));
    classes.forEach(name -> cells.add(FloatText.of(says.probability(name))));
    return cells;
  }

  /** Classes of the set, if the model has any. */
  Optional<List<String>> set(Classification says) {
    return coverage.map(
        of -> says.set(of.share().doubleValue()).stream().map(Candidate::className).toList());
  }

  /** The likeliest classes, and the set: {@code A (61.00%), B (30.20%), 90% set: A, B}. */
  String text(Classification says) {
    return PredictionLog.likeliest(says)
        + set(says)
            .map(set -> set.stream().map(SafeText::text).toList())
            .map(
                set ->
                    "; %s set: %s"
                        .formatted(coverage.orElseThrow().text(), Formats.list(set, MOST_SHOWN)))
            .orElse("");
  }
}

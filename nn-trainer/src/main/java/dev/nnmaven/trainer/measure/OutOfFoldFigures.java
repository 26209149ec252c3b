package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.trainer.text.Formats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to training examples show, each by a network that was trained without it; for
 * logs and pages, and as in JSON files.
 *
 * @param unit what an example is called
 * @param examples number of examples
 * @param wrongLabels how many are most likely labelled wrong; null, and so omitted, of numbers
 * @param suspects the examples that the answers are off by most, worst first: name, answer and
 *     error, rounded for people
 */
public record OutOfFoldFigures(
    String unit, int examples, @Nullable Integer wrongLabels, List<Map<String, String>> suspects) {

  /** Copies the lists. */
  public OutOfFoldFigures {
    suspects = suspects.stream().map(OutOfFoldFigures::copy).toList();
  }

  private static Map<String, String> copy(Map<String, String> cells) {
    Map<String, String> copy = new LinkedHashMap<>(); // in order
    cells.forEach((name, cell) -> copy.put(name, cell.strip()));
    return copy;
  }

  /** Figures of answers. */
  public static OutOfFoldFigures of(
      Measure<?> measure, Answers<?> answers, List<Map<String, String>> suspects) {
    return new OutOfFoldFigures(
        measure.unit().one(),
        answers.size(),
        answers instanceof Predictions classes ? ConfidentLearning.wrongLabels(classes) : null,
        suspects);
  }

  /** Names of what is known of each suspect. */
  public List<String> columns() {
    return suspects.isEmpty() ? List.of() : List.copyOf(suspects.get(0).keySet());
  }

  /**
   * How many examples are suspect; empty if none is.
   *
   * @param list where they are: {@code suspects.csv}
   */
  public Optional<String> suspectsText(String list) {
    int shown = suspects.size();
    String training = "training " + unit;
    if (shown == 0) {
      return Optional.empty();
    }
    if (wrongLabels == null) {
      return Optional.of(
          "the %s farthest from what others suggest: %s"
              .formatted(Formats.count(shown, training), list));
    }
    String many = Formats.count(wrongLabels, training);
    return Optional.of(
        wrongLabels == 0
            ? "no %s looks labelled wrong; those that others contradict most: %s"
                .formatted(training, list)
            : wrongLabels <= shown
                ? "%s may be labelled wrong: the first in %s".formatted(many, list)
                : "%s may be labelled wrong, or their classes overlap; the %d worst: %s"
                    .formatted(many, shown, list));
  }
}

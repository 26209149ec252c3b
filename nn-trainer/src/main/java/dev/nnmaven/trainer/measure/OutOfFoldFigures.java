package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to training examples show, each by a network that was trained without it; for
 * logs and pages, and as in JSON files.
 *
 * @param unit what an example is called
 * @param examples number of examples, N
 * @param model what the model reaches
 * @param standardError of its accuracy or RMSE, with each example on its own
 * @param compared with its parts; null, and so omitted, if no linear member was tried
 * @param wrongLabels how many are most likely labelled wrong; null, and so omitted, of numbers
 * @param suspects the examples that the answers are off by most, worst first: name, answer and
 *     error, rounded for people
 */
public record OutOfFoldFigures(
    String unit,
    int examples,
    Reached model,
    double standardError,
    @Nullable Compared compared,
    @Nullable Integer wrongLabels,
    List<Map<String, String>> suspects) {

  /** Standard errors beyond which held-out examples are another story: chance in 1 of 740. */
  private static final double FAR = 3;

  /** Figures of one kind of member; those that the task does not have are null, and so omitted. */
  public record Reached(
      @Nullable Double accuracy, @Nullable Double rmse, @Nullable Double r2, double loss) {

    public static Reached of(Metrics metrics) {
      return new Reached(
          Score.ACCURACY.of(metrics),
          Score.RMSE.of(metrics),
          metrics instanceof RegressionMetrics numbers && numbers.r2().isPresent()
              ? numbers.r2().getAsDouble()
              : null,
          metrics.loss());
    }

    private Score score() {
      return rmse == null ? Score.ACCURACY : Score.RMSE;
    }

    private String text() {
      return score().text(rmse == null ? accuracy : rmse);
    }

    private String textAndLoss() {
      return "%s (loss %s)".formatted(text(), Formats.loss(loss));
    }

    /** Mean squared error, where a wrong class is an error of 1. */
    private double square() {
      return rmse == null ? 1 - Objects.requireNonNull(accuracy) : rmse * rmse;
    }
  }

  /**
   * The model's parts alone.
   *
   * @param linearShare share of the answer that is linear
   * @param linearIsEnough whether the linear member alone is within one standard error of the model
   */
  public record Compared(
      Reached networks, Reached linear, double linearShare, boolean linearIsEnough) {

    public Compared {
      Objects.requireNonNull(networks);
      Objects.requireNonNull(linear);
    }
  }

  /** Throws if a part is missing; copies the list. */
  public OutOfFoldFigures {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(model);
    suspects = List.copyOf(suspects);
  }

  /** Figures of answers. */
  public static OutOfFoldFigures of(
      Measure<?> measure,
      Answers<?> answers,
      @Nullable Compared compared,
      List<Map<String, String>> suspects) {
    int n = answers.size();
    Reached model = Reached.of(answers.evaluation());
    double mean = model.square();
    double variance =
        IntStream.range(0, n)
                .mapToDouble(i -> Math.pow(answers.error(i) * answers.error(i) - mean, 2))
                .sum()
            / Math.max(1, n - 1);
    double error = Math.sqrt(variance / n);
    return new OutOfFoldFigures(
        measure.unit().one(),
        n,
        model,
        // Of the root, by the delta method.
        model.rmse == null ? error : error / Math.max(2 * model.rmse, Double.MIN_NORMAL),
        compared,
        answers instanceof Predictions classes ? ConfidentLearning.wrongLabels(classes) : null,
        suspects);
  }

  /** What was found, in sentences without an end. */
  public List<String> texts() {
    Double r2 = model.r2;
    String reached =
        "out-of-fold %s %s, standard error %s%s, loss %s (%s, each answered by a network that was trained without it)"
            .formatted(
                model.score().title(),
                model.text(),
                model.score().text(standardError),
                r2 == null ? "" : ", R² " + Formats.r2(r2),
                Formats.loss(model.loss),
                Formats.count(examples, "training " + unit));
    return Stream.concat(
            Stream.of(reached), Stream.ofNullable(compared).map(OutOfFoldFigures::text))
        .toList();
  }

  private static String text(Compared parts) {
    return "out-of-fold %s of the networks alone %s, of a linear model alone %s: %s"
        .formatted(
            parts.networks.score().title(),
            parts.networks.textAndLoss(),
            parts.linear.textAndLoss(),
            parts.linearIsEnough
                ? "a linear model does about as well as the model"
                : "the networks are worth it");
  }

  /**
   * A warning that held-out examples are answered worse than training examples that the networks
   * did not know, and by more than chance.
   */
  public Optional<String> warning(Metrics heldOut, int heldOutExamples) {
    Reached other = Reached.of(heldOut);
    double mean =
        (examples * model.square() + heldOutExamples * other.square())
            / (examples + heldOutExamples);
    double variance =
        model.rmse == null
            ? mean * (1 - mean)
            : Math.pow(2 * model.rmse * standardError, 2) * examples;
    double error = Math.sqrt(variance * (1.0 / examples + 1.0 / heldOutExamples));
    if (!(other.square() - model.square() > FAR * error)) {
      return Optional.empty();
    }
    return Optional.of(
        ("held-out %s %s is worse than the out-of-fold one, %s, by more than chance: training %ss may"
                + " give each other away, such as those of one person (nn.split=group(...)), or the"
                + " test data is of another kind")
            .formatted(model.score().title(), other.text(), model.text(), unit));
  }

  /**
   * How many examples are suspect; empty if none is.
   *
   * @param list where they are: {@code suspects.csv}
   */
  public Optional<String> suspectsText(String list) {
    int shown = suspects.size();
    String many = Formats.count(wrongLabels == null ? shown : wrongLabels, "training " + unit);
    if (shown == 0) {
      return Optional.empty();
    }
    return Optional.of(
        wrongLabels == null
            ? "the %s farthest from what others suggest: %s".formatted(many, list)
            : wrongLabels <= shown
                ? "%s may be labelled wrong: the first in %s".formatted(many, list)
                : "%s may be labelled wrong, or their classes overlap; the %d worst: %s"
                    .formatted(many, shown, list));
  }
}

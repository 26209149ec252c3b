package dev.nnmaven.trainer.measure;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /** What to do about a model that is no better on test examples than one that looks at nothing. */
  public static final String ADVICE =
      "if the out-of-fold figures are no better, the columns say little about the target: other"
          + " columns or more rows help more than settings; if they are better, the test rows are"
          + " few, or of another kind";

  /** Standard errors beyond which test examples are another story: chance in 1 of 740. */
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
    double unit = model.rmse == null || model.rmse == 0 ? 1 : model.rmse;
    double mean = model.square() / unit / unit;
    double squares =
        IntStream.range(0, n)
            .mapToDouble(i -> Math.pow(Math.pow(answers.error(i) / unit, 2) - mean, 2))
            .sum();
    double error = Math.sqrt(squares / Math.max(1, n - 1) / n); // of the mean square
    return new OutOfFoldFigures(
        measure.unit().one(),
        n,
        model,
        model.rmse == null ? error : unit * error / 2, // of the root, by the delta method
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
    return compared == null ? List.of(reached) : List.of(reached, text(compared));
  }

  private static String text(Compared parts) {
    String worth =
        parts.linearShare == 1
            ? "the networks add nothing"
            : parts.linearIsEnough
                ? "a linear model does about as well as the model"
                : "the networks have less loss";
    return "out-of-fold %s of the networks alone %s, of a linear model alone %s; %s%% of the answer is linear: %s"
        .formatted(
            parts.networks.score().title(),
            parts.networks.textAndLoss(),
            parts.linear.textAndLoss(),
            Math.round(100 * parts.linearShare),
            worth);
  }

  /**
   * A warning that test examples are answered worse than training examples that the networks did
   * not know, and by more than chance.
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
        ("test %s %s is worse than the out-of-fold one, %s, by more than chance: training %ss may"
                + " resemble each other, such as all of one person (nn.split=group(...)), or the"
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
    int wrong = wrongLabels == null ? 0 : wrongLabels;
    String many = Formats.count(wrong == 0 ? shown : wrong, "training " + unit);
    String text =
        wrong == 0
            ? "the %s with the largest errors: %s"
            : wrong <= shown
                ? "%s may be labeled wrong: the first in %s"
                : "%s may be labeled wrong, or classes overlap; the worst: %s";
    return shown == 0 ? Optional.empty() : Optional.of(text.formatted(many, list));
  }
}

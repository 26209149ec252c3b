package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.measure.Score;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule of the gate that is about one task only, which is known with the data: reported before the
 * first epoch, and not after the last.
 *
 * @param name such as {@code minAccuracy}
 * @param score main figure of the task that it is about
 */
public record TaskRule(String name, Score score) {

  /**
   * Setting with the rules that the model is going to be judged by; not a parameter of a goal. The
   * model does not depend on it.
   */
  public static final String SETTING = "taskRules";

  /** Settings with rules, for a training in whichever JVM. */
  public static Settings add(List<TaskRule> rules, Settings settings) {
    return settings.with(
        SETTING,
        rules.stream().map(rule -> rule.score + ":" + rule.name).collect(Collectors.joining(" ")));
  }

  /** Adds a mistake for each rule of the settings that is about another task. */
  static void requireFit(Settings settings, Task<?> task, Mistakes mistakes) {
    of(settings).forEach(rule -> rule.requireFit(task, mistakes));
  }

  private static Stream<TaskRule> of(Settings settings) {
    return Stream.of(settings.text(SETTING).split(" "))
        .filter(rule -> !rule.isEmpty())
        .map(rule -> rule.split(":", 2))
        .map(rule -> new TaskRule(rule[1], Score.valueOf(rule[0])));
  }

  /** The gate to write instead, if rules of the settings are about another task. */
  static Optional<Element> gate(Settings settings, Task<?> task) {
    Score score = task instanceof RegressionTask ? Score.RMSE : Score.ACCURACY;
    Element rule =
        score == Score.RMSE ? Element.of("minR2", "0.5") : Element.of("minAccuracy", "80%");
    return of(settings).anyMatch(taskRule -> taskRule.score != score)
        ? Optional.of(new Element("gate", "", List.of(rule)))
        : Optional.empty();
  }

  /** Adds a mistake if it is about another task. */
  public void requireFit(Task<?> task, Mistakes mistakes) {
    requireFit(
        task instanceof RegressionTask regression
            ? Optional.of(regression.target())
            : Optional.empty(),
        mistakes);
  }

  /**
   * Adds a mistake if it is about another task.
   *
   * @param number name of the number that is predicted; empty if classes are predicted
   */
  public void requireFit(Optional<String> number, Mistakes mistakes) {
    if (number.isPresent() && score == Score.ACCURACY) {
      mistakes.add(
          "nn." + name,
          "is about classes, but the model predicts a number, %s; nn.maxRmse, nn.maxMae and nn.minR2"
              + " are rules for these,"
              + " such as <minR2>0.5</minR2>",
          SafeText.text(number.get()));
    } else if (number.isEmpty() && score == Score.RMSE) {
      mistakes.add(
          "nn." + name,
          "is for regressions, but the model is a classification; nn.minAccuracy is a"
              + " rule for these, such as <minAccuracy>80%</minAccuracy>");
    }
  }
}

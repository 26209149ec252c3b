package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.text.Points;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** One-line sentences about an evaluation, in plain text. */
public final class Sentences {

  private Sentences() {}

  /** Verdict: {@code gate failed: 2 of 5 rules}. */
  public static String verdict(EvaluationJson.Gate gate) {
    int failed = gate.verdict().failures().size();
    int open = gate.verdict().notChecked().size();
    String rules = counted(gate.rules().size(), "rule", "rules");
    if (failed > 0) {
      return Texts.format(
          "gate failed: %d of %s%s%s",
          failed,
          rules,
          open > 0 ? Texts.format(", %d not checked", open) : "",
          gate.halts() ? "" : ", and the build goes on (nn.haltOnFailure is false)");
    }
    if (gate.rules().isEmpty()) {
      return "no gate: nothing is required of the model";
    }
    if (gate.verdict().holds()) {
      return "gate passed: " + rules;
    }
    return open < gate.rules().size()
        ? Texts.format(
            "gate only partly checked: %d of %s passed, %d not checked",
            gate.rules().size() - open, rules, open)
        : Texts.format("gate checked nothing: %s, not checked", rules);
  }

  /** Accuracy: {@code 91.66% (1,100 of 1,200 images)}. */
  public static String accuracy(EvaluationFigures figures) {
    return Texts.format(
        "%s (%s of %s images)",
        Texts.percent(figures.correct(), figures.images()),
        Texts.count(figures.correct()),
        Texts.count(figures.images()));
  }

  /** Confidence interval: {@code 95% confidence 89.96% to 93.10%}. */
  public static String interval(EvaluationFigures figures) {
    return Texts.format(
        "95%% confidence %s to %s",
        Texts.percent(figures.confidence95().low()), Texts.percent(figures.confidence95().high()));
  }

  /** Change from the baseline: {@code +0.41 points (12 images gained, 7 lost)}. */
  public static String change(EvaluationFigures now, BaselineFigures before) {
    return Texts.format(
        "%s (%s gained, %s lost%s)",
        points(now, before),
        counted(before.gained(), "image", "images"),
        Texts.count(before.lost()),
        before.compared() == null ? "" : "; " + compared(before));
  }

  /**
   * Images compared: {@code compared on 812 of 900 images; 88 may have been training images of it}.
   */
  private static String compared(BaselineFigures before) {
    int leftOut = before.compared().leftOut();
    return Texts.format(
        "compared on %s of %s images; %s may have been training images of it",
        Texts.count(before.images()), Texts.count(before.images() + leftOut), Texts.count(leftOut));
  }

  /** Change from the baseline in points only: {@code +0.41 points}. */
  public static String points(EvaluationFigures now, BaselineFigures before) {
    return new Points(before.change(now), before.images()).plain();
  }

  /** Data quality checks in one line. */
  public static String health(HealthFigures health) {
    List<String> odd = new ArrayList<>();
    add(odd, health.leaked(), "held-out image stands", "held-out images stand", " in training too");
    add(odd, health.conflicting(), "image stands", "images stand", " in several classes");
    add(odd, health.repeated(), "image is", "images are", " there more than once");
    add(odd, health.constant(), "image is", "images are", " of one colour");
    return odd.isEmpty() ? "nothing odd about the images" : String.join("; ", odd);
  }

  private static void add(
      List<String> odd, HealthFigures.Some<?> some, String one, String many, String what) {
    if (some.count() > 0) {
      odd.add(counted(some.count(), one, many) + what);
    }
  }

  private static String counted(int number, String one, String many) {
    return Texts.count(number) + " " + (number == 1 ? one : many);
  }
}

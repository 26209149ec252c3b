package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.ClassChange;
import dev.nnmaven.plugin.baseline.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code evaluation.json} says of the accepted model, which was judged on the same images.
 *
 * @param producer what wrote the baseline, with its version
 * @param modelSha256 of the model's file
 * @param images how many were judged
 * @param correct how many of them it recognized
 * @param accuracy correct / images
 * @param loss its mean loss
 * @param classes how it did on each class
 * @param gained images that the new model recognizes and the accepted one did not
 * @param lost the other way round
 * @param reason why it was accepted; null, and so left out, if nobody said so
 * @param compared the new model on the same images; null, and so left out, if these are all images
 *     that it was judged on
 */
public record BaselineFigures(
    String producer,
    String modelSha256,
    int images,
    int correct,
    double accuracy,
    double loss,
    List<Baseline.PerClass> classes,
    int gained,
    int lost,
    String reason,
    Compared compared) {

  /**
   * The new model on images of which some were left out.
   *
   * @param leftOut how many: those that the accepted model may have been trained on
   * @param correct how many of the others it recognizes
   * @param classes how it does on each class of the others
   */
  public record Compared(int leftOut, int correct, List<Baseline.PerClass> classes) {

    private static Compared of(Comparison comparison) {
      return comparison.leftOut() == 0
          ? null
          : new Compared(
              comparison.leftOut(),
              comparison.now().correct(),
              comparison.classes().stream()
                  .map(one -> new Baseline.PerClass(one.name(), one.images(), one.now()))
                  .toList());
    }

    private int correct(String name) {
      return classes.stream()
          .filter(one -> one.name().equals(name))
          .mapToInt(Baseline.PerClass::correct)
          .sum();
    }
  }

  static BaselineFigures of(Comparison comparison) {
    Baseline baseline = comparison.before();
    return new BaselineFigures(
        baseline.producer(),
        baseline.modelSha256(),
        baseline.images(),
        baseline.correct(),
        (double) baseline.correct() / baseline.images(),
        baseline.loss(),
        baseline.classes(),
        comparison.gained(),
        comparison.lost(),
        baseline.reason().orElse(null),
        Compared.of(comparison));
  }

  /** Whether all is there, as is not sure of what was read from a file. */
  boolean isWhole() {
    return images > 0 && isWhole(classes) && (compared == null || isWhole(compared.classes()));
  }

  private static boolean isWhole(List<Baseline.PerClass> classes) {
    return classes != null && classes.stream().allMatch(one -> one != null && one.name() != null);
  }

  /** By how many images the new model is better. */
  int change(EvaluationFigures now) {
    return (compared == null ? now.correct() : compared.correct()) - correct;
  }

  /** How each class changed that both know. */
  List<ClassChange> changes(EvaluationFigures now) {
    List<ClassChange> changes = new ArrayList<>();
    for (int c = 0; c < now.classes().size(); c++) {
      String name = now.classes().get(c).name();
      int recognized = compared == null ? now.confusion()[c][c] : compared.correct(name);
      classes.stream()
          .filter(before -> before.name().equals(name))
          .map(before -> new ClassChange(name, before.images(), before.correct(), recognized))
          .forEach(changes::add);
    }
    return changes;
  }
}

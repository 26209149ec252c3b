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
    int lost) {

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
        comparison.lost());
  }

  /** How each class changed that both know. */
  List<ClassChange> changes(EvaluationFigures now) {
    List<ClassChange> changes = new ArrayList<>();
    for (int c = 0; c < now.classes().size(); c++) {
      String name = now.classes().get(c).name();
      int recognized = now.confusion()[c][c];
      classes.stream()
          .filter(before -> before.name().equals(name))
          .map(before -> new ClassChange(name, before.images(), before.correct(), recognized))
          .forEach(changes::add);
    }
    return changes;
  }
}

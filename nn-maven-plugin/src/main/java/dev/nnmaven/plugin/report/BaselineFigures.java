package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.Comparison;
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

  static BaselineFigures of(Baseline baseline, Predictions predictions) {
    Comparison comparison = Comparison.of(baseline, predictions);
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
}

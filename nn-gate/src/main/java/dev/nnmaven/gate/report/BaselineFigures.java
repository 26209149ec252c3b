package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.SharedExamples;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.measure.Figures;
import dev.nnmaven.trainer.text.Ratio;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The baseline in {@code evaluation.json}, evaluated on the same images;
 * docs/evaluation.schema.json describes it.
 *
 * @param loss null, and so omitted, without probabilities
 * @param reason null, and so omitted, if not given
 * @param compared the new model on the same images; null, and so omitted, if these are all its test
 *     images
 */
record BaselineFigures(
    String producer,
    String modelSha256,
    int images,
    int correct,
    double accuracy,
    @Nullable Double loss,
    List<Baseline.PerClass> classes,
    int gained,
    int lost,
    @Nullable String reason,
    @Nullable Compared compared)
    implements Accepted {

  /** Throws if a file lacks a part. */
  public BaselineFigures {
    classes = named(classes);
    if (images < 1) {
      throw new IllegalArgumentException("a baseline of no images");
    }
  }

  private static List<Baseline.PerClass> named(List<Baseline.PerClass> classes) {
    classes.forEach(perClass -> Objects.requireNonNull(perClass.name()));
    return List.copyOf(classes);
  }

  /**
   * The new model on the images that the baseline was judged on, too.
   *
   * @param leftOut number of its other test images
   * @param gone number of images of the baseline that are no test images any more; null, and so
   *     omitted, for a published model, which may have been trained on those left out
   */
  public record Compared(
      int leftOut, @Nullable Integer gone, int correct, List<Baseline.PerClass> classes) {

    /** Throws if a file lacks a part. */
    public Compared {
      classes = named(classes);
    }

    private static @Nullable Compared of(Comparison comparison) {
      SharedExamples shared = comparison.shared();
      return shared.areAll()
          ? null
          : new Compared(
              shared.leftOut(),
              shared.gone(),
              comparison.total().now(),
              comparison.classes().stream()
                  .map(
                      change -> new Baseline.PerClass(change.name(), change.images(), change.now()))
                  .toList());
    }
  }

  static BaselineFigures of(Comparison comparison) {
    Baseline baseline = comparison.before();
    return new BaselineFigures(
        baseline.producer(),
        baseline.modelSha256(),
        baseline.size(),
        baseline.entries().correct(),
        (double) baseline.entries().correct() / baseline.size(),
        Double.isNaN(baseline.loss()) ? null : baseline.loss(),
        baseline.classes(),
        comparison.total().gained(),
        comparison.total().lost(),
        baseline.reason().orElse(null),
        Compared.of(comparison));
  }

  @Override
  public String changeText(Figures now) {
    int ofNow = compared == null ? ((EvaluationFigures) now).correct() : compared.correct();
    return new Ratio(ofNow - correct, images).points();
  }
}

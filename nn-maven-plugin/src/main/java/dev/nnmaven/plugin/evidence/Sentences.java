package dev.nnmaven.plugin.evidence;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** One-line sentences about an evaluation, in plain text. */
public final class Sentences {

  private Sentences() {}

  /** Such as {@code 90.41% (1,085 of 1,200 images), 95% confidence 88.61% to 91.95%}. */
  public static String accuracy(ClassificationMetrics evaluation) {
    return Texts.accuracy(evaluation.correct(), evaluation.total())
        + ", "
        + interval(evaluation.interval().low(), evaluation.interval().high());
  }

  /** Confidence interval: {@code 95% confidence 89.96% to 93.10%}. */
  public static String interval(double low, double high) {
    return "95% confidence " + Texts.percent(low) + " to " + Texts.percent(high);
  }

  /** Images compared with a baseline: {@code compared on 812 of 900 images}. */
  public static String compared(int images, int leftOut) {
    return Texts.format("compared on %,d of %,d images", images, images + leftOut);
  }

  /**
   * Data quality checks.
   *
   * @param leaked number of held-out images that are also training images
   * @param conflicting number of groups of equal images of several classes
   * @param repeated number of groups of equal images of one class
   * @param constant number of images of one colour
   */
  public static String health(int leaked, int conflicting, int repeated, int constant) {
    List<String> odd = new ArrayList<>();
    add(odd, leaked, "held-out image stands", "held-out images stand", " in training too");
    add(odd, conflicting, "image stands", "images stand", " in several classes");
    add(odd, repeated, "image is", "images are", " there more than once");
    add(odd, constant, "image is", "images are", " of one colour");
    return odd.isEmpty() ? "nothing odd about the images" : String.join("; ", odd);
  }

  private static void add(List<String> odd, int count, String one, String many, String what) {
    if (count > 0) {
      odd.add(Texts.count(count) + " " + (count == 1 ? one : many) + what);
    }
  }
}

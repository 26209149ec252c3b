package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Misclassified images with the largest losses, as in {@code evaluation.json}.
 *
 * @param total number of mistakes
 * @param summary which of them are shown
 */
record WorstMistakes(int total, String summary, List<Picture> worst) {

  /** An image and its most likely classes. */
  record Picture(
      String name, String picture, String actual, String predicted, List<Guess> guesses) {}

  /**
   * A class and its probability.
   *
   * @param bar probability as a length
   */
  record Guess(String name, String probability, String bar, boolean actual) {}

  private static final int GUESSES = 3;
  private static final int LONGEST_SIDE = 96;

  /** Empty if the model does not look at pictures. */
  static Optional<WorstMistakes> of(Evidence evidence) {
    return evidence
        .run()
        .examples()
        .pictures()
        .map(pictures -> ofPictures(pictures, evidence.ofClasses()));
  }

  private static WorstMistakes ofPictures(
      Dataset pictures, Findings<ClassificationMetrics, Predictions> found) {
    int total = found.evaluation().total() - found.evaluation().correct();
    List<Picture> worst =
        found.worst().stream().map(sample -> picture(pictures, found, sample)).toList();
    return new WorstMistakes(total, summary(total, worst.size()), worst);
  }

  private static String summary(int total, int shown) {
    if (total == 0) {
      return "There are none: every held-out image was recognized.";
    }
    return shown == total
        ? Texts.format("All %s, the largest loss first.", Texts.count(total))
        : Texts.format("The %d of %s with the largest losses.", shown, Texts.count(total));
  }

  private static Picture picture(
      Dataset images, Findings<ClassificationMetrics, Predictions> found, int sample) {
    List<String> classes = found.measure().classes();
    Predictions predictions = found.answers();
    LabeledImage image = images.images().get(sample);
    return new Picture(
        image.name(),
        PixelGrid.of(images.picture(sample)).shrunk(LONGEST_SIDE).picture(),
        classes.get(predictions.labels()[sample]),
        classes.get(predictions.classes()[sample]),
        guesses(predictions, sample, classes));
  }

  /** Most likely classes, always including the actual one, last if it is less likely. */
  private static List<Guess> guesses(Predictions predictions, int sample, List<String> classes) {
    float[] probabilities = predictions.probabilities()[sample];
    int actual = predictions.labels()[sample];
    int predicted = predictions.classes()[sample];
    List<Integer> likeliest =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer c) -> c != predicted)
                    .thenComparing(c -> -probabilities[c]))
            .toList();
    int place = likeliest.indexOf(actual);
    return IntStream.range(0, Math.min(GUESSES, likeliest.size()))
        .map(i -> i == GUESSES - 1 && place >= GUESSES ? actual : likeliest.get(i))
        .mapToObj(
            c ->
                new Guess(
                    classes.get(c),
                    Texts.percent(probabilities[c]),
                    Texts.format("%.2f%%", probabilities[c] * 100),
                    c == actual))
        .toList();
  }
}

package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.evidence.Occlusions;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Occlusion;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.measure.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Misclassified images with the largest losses, as in {@code evaluation.json}.
 *
 * @param total number of mistakes
 * @param lookedAt of how many it is shown what the answer looked at
 */
record WorstMistakes(int total, int lookedAt, List<Image> worst) {

  /** An image and its most likely classes. */
  record Image(
      String name,
      String image,
      String actual,
      String predicted,
      List<Guess> guesses,
      Optional<Look> look) {}

  /**
   * A class and its probability.
   *
   * @param actual whether it is of this class
   */
  record Guess(String name, double probability, boolean actual) {}

  private static final int GUESSES = 3;
  private static final int LONGEST_SIDE = 96;
  private static final int LONGEST_SIDE_OF_LOOKS = 48;

  /** Empty if the model does not look at images. */
  static Optional<WorstMistakes> of(Evidence evidence) {
    Optional<Dataset> images = evidence.run().examples().images();
    return images.map(all -> of(all, evidence.model().orElseThrow(), evidence.ofClasses()));
  }

  private static WorstMistakes of(
      Dataset images, TrainedModel model, Findings<ClassificationMetrics, Predictions> findings) {
    int total = findings.evaluation().total() - findings.evaluation().correct();
    List<Integer> samples = findings.worst();
    List<Occlusion> looks = Occlusions.of(model, images, samples);
    List<Image> worst =
        IntStream.range(0, samples.size())
            .mapToObj(i -> image(images, findings, samples.get(i), looks.stream().skip(i)))
            .toList();
    return new WorstMistakes(total, looks.size(), worst);
  }

  private static Image image(
      Dataset images,
      Findings<ClassificationMetrics, Predictions> findings,
      int sample,
      Stream<Occlusion> look) {
    List<String> classes = findings.measure().classes();
    Predictions predictions = findings.answers();
    LabeledImage image = images.images().get(sample);
    return new Image(
        image.name(),
        PixelGrid.shown(images.image(sample), LONGEST_SIDE),
        classes.get(predictions.labels()[sample]),
        classes.get(predictions.classes()[sample]),
        guesses(predictions, sample, classes),
        look.findFirst()
            .map(occlusion -> Look.of(occlusion, images.image(sample), LONGEST_SIDE_OF_LOOKS)));
  }

  /** Most likely classes, always including the actual one, last if it is less likely. */
  private static List<Guess> guesses(Predictions predictions, int sample, List<String> classes) {
    double[] probabilities = predictions.probabilities()[sample];
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
        .mapToObj(c -> new Guess(classes.get(c), probabilities[c], c == actual))
        .toList();
  }
}

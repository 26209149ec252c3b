package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.nn.evaluation.Evaluation;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is right without any learning: naming the most frequent class, whatever the image.
 *
 * @param label the index of that class
 * @param correct how many images are of it
 */
record MajorityClass(int label, int correct) {

  /** The most frequent class of the images of an evaluation. */
  static MajorityClass of(Evaluation evaluation) {
    ConfusionMatrix confusion = evaluation.confusion();
    int label =
        IntStream.range(0, confusion.classes())
            .boxed()
            .max(Comparator.comparing(confusion::actual).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    return new MajorityClass(label, confusion.actual(label));
  }

  /** Whether a network is better than that. */
  boolean isBeatenBy(Evaluation evaluation) {
    return evaluation.correct() > correct;
  }
}

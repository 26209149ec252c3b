package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Majority-class baseline: always predicting the most frequent class.
 *
 * @param label index of that class
 * @param correct number of its images
 */
record MajorityClass(int label, int correct) {

  /** Most frequent class of an evaluation's images. */
  static MajorityClass of(ClassificationMetrics evaluation) {
    ConfusionMatrix confusion = evaluation.confusion();
    int label =
        IntStream.range(0, confusion.classes())
            .boxed()
            .max(Comparator.comparing(confusion::actual).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    return new MajorityClass(label, confusion.actual(label));
  }

  /** Whether a network beats it. */
  boolean isBeatenBy(ClassificationMetrics evaluation) {
    return evaluation.correct() > correct;
  }
}

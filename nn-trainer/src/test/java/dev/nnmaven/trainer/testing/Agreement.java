package dev.nnmaven.trainer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import java.util.List;

/** Whether another program says the same of the same images. */
public final class Agreement {

  private static final double TOLERANCE = 1e-5;

  private Agreement() {}

  /**
   * Probabilities within 0.00001, and the same best class unless two are closer than that.
   *
   * @param classes in the other program's order
   * @param theirs a row for each image, a column for each class
   */
  public static void assertSame(
      List<Classification> ours, List<String> classes, double[][] theirs) {
    assertThat(theirs).hasDimensions(ours.size(), classes.size());
    for (int i = 0; i < theirs.length; i++) {
      int best = 0;
      for (int c = 0; c < classes.size(); c++) {
        best = theirs[i][c] > theirs[i][best] ? c : best;
        assertThat((double) ours.get(i).probability(classes.get(c)))
            .as("image %d, class %s", i, classes.get(c))
            .isCloseTo(theirs[i][c], within(TOLERANCE));
      }
      List<Candidate> ranking = ours.get(i).ranking();
      if (ranking.get(0).probability() - ranking.get(1).probability() > 2 * TOLERANCE) {
        assertThat(ours.get(i).best().className()).as("image %d", i).isEqualTo(classes.get(best));
      }
    }
  }
}

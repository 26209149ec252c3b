package dev.nnmaven.trainer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Whether another program says the same of the same images. */
public final class Agreement {

  private static final double TOLERANCE = 1e-5;

  private Agreement() {}

  /** Numbers that {@code numpy.savetxt} wrote, a row a line. */
  public static double[][] numbers(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(Agreement::row).toArray(double[][]::new);
    }
  }

  private static double[] row(String line) {
    return Arrays.stream(line.replace("nan", "NaN").split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** 1 for each class that is in the set of 90%, 0 for each other. */
  public static DoubleStream set(Classification found, List<String> classes) {
    List<String> set = found.set(0.9).stream().map(Candidate::className).toList();
    return classes.stream().mapToDouble(name -> set.contains(name) ? 1 : 0);
  }

  /**
   * Probabilities within 0.00001, and the same best class unless two are closer than that.
   *
   * @param classes in the other program's order
   * @param theirs a row for each image, a column for each class, and one for whether it is in the
   *     set if there are sets
   */
  public static void assertSame(
      List<Classification> ours, List<String> classes, double[][] theirs) {
    boolean scored = ours.get(0).scores().isPresent();
    assertThat(theirs).hasDimensions(ours.size(), classes.size() * (scored ? 2 : 1));
    for (int i = 0; i < theirs.length; i++) {
      if (scored) {
        assertThat(Arrays.copyOfRange(theirs[i], classes.size(), theirs[i].length))
            .isEqualTo(set(ours.get(i), classes).toArray());
      }
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

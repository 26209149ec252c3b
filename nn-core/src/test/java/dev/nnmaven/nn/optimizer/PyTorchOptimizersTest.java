package dev.nnmaven.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.PyTorch;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Optimizers with their defaults do what PyTorch's of the same name do. */
@Tag("interoperability")
class PyTorchOptimizersTest {

  private static final int VALUES = 25;
  private static final int STEPS = 40;

  /** Initial weights, then a gradient for each step. */
  private final float[][] rows = new float[1 + STEPS][VALUES];

  @Test
  void update_manySteps_endsWherePyTorchEnds() throws Exception {
    PyTorch.require();
    Random random = new Random(11);
    for (float[] row : rows) {
      for (int i = 0; i < VALUES; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    Set<String> compared = new TreeSet<>();
    StringBuilder input = new StringBuilder();
    for (float[] row : rows) {
      input.append(row(row));
    }
    for (String line : PyTorch.run("optimizers.py", input.toString())) {
      String[] theirs = line.split(" ", -1);
      compared.add(theirs[0]);
      float[] ours = ours(theirs[0]);
      for (int i = 0; i < VALUES; i++) {
        assertThat(ours[i]).as(theirs[0]).isCloseTo(Float.parseFloat(theirs[1 + i]), within(1e-5f));
      }
    }
    assertThat(compared).containsExactlyInAnyOrderElementsOf(Listed.optimizers());
  }

  private float[] ours(String name) {
    Parameter parameter = new Parameter("weights", true, 1, VALUES);
    parameter.fill(rows[0]);
    Updater updater = Catalog.of(Optimizer.class, "optimizer").create(name).start(parameter);
    for (int step = 1; step <= STEPS; step++) {
      updater.update(rows[step], 0, VALUES, step, 0.05f);
    }
    return parameter.toArray();
  }

  private static String row(float[] values) {
    StringJoiner row = new StringJoiner(" ", "", "\n");
    for (float value : values) {
      row.add(Float.toString(value));
    }
    return row.toString();
  }
}

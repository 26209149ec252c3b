package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty steps on a small network end where PyTorch's end, for each part that it has, too. */
@Tag("interoperability")
class PyTorchStepsTest {

  private static final int STEPS = 50;
  private static final int BATCH = 6;
  private static final int[] SIZES = {9, 8, 5};
  private static final float RATE = 0.2f;

  /** What one network has; the regularizer and the activation are those of its hidden layer. */
  private record Case(
      String loss,
      String activation,
      String regularizer,
      float smoothing,
      List<Float> classWeights,
      float clipNorm) {

    TrainingOptions options() {
      return TrainingOptions.builder()
          .learningRate(RATE)
          .epochs(1)
          .batchSize(BATCH)
          .targets(new TargetOptions(smoothing, classWeights))
          .clipNorm(clipNorm == 0f ? ClipNorm.NONE : new ClipNorm(clipNorm))
          .build();
    }

    Network network() {
      return Networks.random(SIZES, loss, 4, activation + " " + regularizer, "linear");
    }
  }

  private static final List<Float> WEIGHTS = List.of(0.3f, 1f, 2.5f, 4f, 1.1f);

  private static final List<Case> CASES =
      List.of(
          new Case("crossEntropy", "tanh", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "leakyRelu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "leakyRelu(0.2)", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "elu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "elu(0.5)", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "gelu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "softplus", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "none", 0.1f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "none", 0f, WEIGHTS, 0f),
          new Case("crossEntropy", "tanh", "none", 0f, List.of(), 0.3f),
          new Case("crossEntropy", "tanh", "l1(0.01)", 0f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "maxNorm(1.2)", 0f, List.of(), 0f),
          new Case("crossEntropy", "gelu", "maxNorm(1.2)", 0f, WEIGHTS, 0.3f),
          new Case("squaredError", "tanh", "none", 0f, List.of(), 0f),
          new Case("absoluteError", "tanh", "none", 0f, List.of(), 0f),
          new Case("huber", "tanh", "none", 0f, List.of(), 0f),
          new Case("huber(0.3)", "tanh", "l1(0.01)", 0f, List.of(), 0.3f));

  private final ArraySamples samples = ArraySamples.random(40, SIZES[0], SIZES[2], 3);
  private final int[][] batches = new int[STEPS][BATCH];

  @Test
  void step_fifty_endWherePyTorchEnds() throws Exception {
    PyTorch.require();
    Random random = new Random(7);
    for (int[] batch : batches) {
      Arrays.setAll(batch, i -> random.nextInt(samples.size()));
    }
    Map<String, Object> given =
        Map.of(
            "cases",
            CASES,
            "rate",
            RATE,
            "parameters",
            parameters(CASES.get(0).network()),
            "samples",
            samples.values(),
            "labels",
            samples.labels(),
            "batches",
            batches);
    List<String> lines = PyTorch.run("training_steps.py", new Gson().toJson(given));
    assertThat(lines).hasSameSizeAs(CASES);
    List<List<Float>> all = new ArrayList<>();
    for (int c = 0; c < lines.size(); c++) {
      List<Float> ours = trained(CASES.get(c));
      String[] theirs = lines.get(c).split(" ", -1);
      assertThat(ours).hasSameSizeAs(theirs);
      for (int i = 0; i < theirs.length; i++) {
        assertThat(ours.get(i))
            .as(CASES.get(c).toString())
            .isCloseTo(Float.parseFloat(theirs[i]), within(1e-5f));
      }
      assertThat(all).as("what no other case trains").doesNotContain(ours);
      all.add(ours);
    }
  }

  private static List<Object> parameters(Network network) {
    List<Object> parameters = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      float[] values = parameter.toArray();
      if (parameter.shape().length == 1) {
        parameters.add(values);
      } else {
        float[][] rows = new float[parameter.rows()][];
        int columns = parameter.columns();
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * columns, (r + 1) * columns));
        parameters.add(rows);
      }
    }
    return parameters;
  }

  private List<Float> trained(Case one) {
    Network network = one.network();
    try (Compute compute = TestCompute.start()) {
      KernelStep step =
          new KernelStep(network, compute, samples, one.options(), RandomStream.of(1));
      for (int[] batch : batches) {
        step.run(1, batch, 0, BATCH, RATE, Classes.of(network).tally());
      }
    }
    List<Float> values = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      for (float value : parameter.toArray()) {
        values.add(value);
      }
    }
    return values;
  }
}

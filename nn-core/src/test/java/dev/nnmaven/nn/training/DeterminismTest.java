package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.testing.Whole;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same training gives the same model, byte for byte, on every machine and JDK. */
class DeterminismTest {

  private static final ComputeOptions COMPUTE = new ComputeOptions(KernelChoice.AUTO, 1);

  @ParameterizedTest
  @EnumSource
  void train_knownSetting_givesKnownModel(KnownModel known) throws IOException {
    for (int threads : Whole.includes("2 and 8 threads") ? new int[] {2, 3, 8} : new int[] {3}) {
      requireKnown(known, new ComputeOptions(KernelChoice.SCALAR, threads));
      requireKnown(known, new ComputeOptions(KernelChoice.AUTO, threads));
    }
    requireKnown(known, COMPUTE);
    requireKnown(known, new ComputeOptions(KernelChoice.TEXTBOOK, 1));
  }

  private static void requireKnown(KnownModel known, ComputeOptions options) throws IOException {
    byte[] model = known.train(options);
    assertThat(KnownModel.tensorsSha256(model))
        .as("tensors, %s", options)
        .isEqualTo(known.tensors());
    assertThat(KnownModel.sha256(model)).as("file, %s", options).isEqualTo(known.sha256());
  }

  /** Large enough to be split among threads, in samples and in weights. */
  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 33, 1})
  void train_anyKernelsAndThreads_givesSameBits(int batchSize) {
    float[] expected = weights(batchSize, new ComputeOptions(KernelChoice.SCALAR, 1), gradient());
    for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
      for (int threads : new int[] {2, 5}) {
        ComputeOptions options = new ComputeOptions(kernels, threads);
        assertThat(weights(batchSize, options, gradient())).containsExactly(expected);
      }
    }
    assertThat(weights(batchSize, COMPUTE, gradient())).containsExactly(expected);
  }

  /** Plain gradient descent on single samples takes a shorter way to the same bits. */
  @Test
  void train_singleSamples_givesBitsOfAnyOtherOptimizerThatDoesTheSame() {
    GradientDescent gradient = gradient();
    Optimizer wrapped =
        new Optimizer() {
          @Override
          public String specification() {
            return "wrapped";
          }

          @Override
          public Updater start(Parameter parameter) {
            return gradient.start(parameter);
          }
        };
    ComputeOptions options = new ComputeOptions(KernelChoice.AUTO, 2);
    assertThat(weights(1, options, wrapped)).containsExactly(weights(1, options, gradient));
  }

  private static GradientDescent gradient() {
    return new GradientDescent();
  }

  private static float[] weights(int batchSize, ComputeOptions compute, Optimizer optimizer) {
    ArraySamples samples = ArraySamples.random(307, 60, 9, 6);
    Network network =
        Networks.random(
            new int[] {60, 130, 65, 9},
            "crossEntropy",
            3,
            "tanh dropout(0.3)",
            "sigmoid inputNoise(0.1)",
            "linear");
    TrainingOptions options =
        Trainings.options(0.05f, 1, batchSize, 9).optimizer(optimizer).build();
    Trainings.train(network, options, compute, samples, Optional.of(samples));
    return Networks.numbers(network);
  }

  @Test
  void train_twiceAndWithOtherSeeds_givesTheSameBytesForASeed() throws IOException {
    byte[] first = KnownModel.MINI_BATCHES.train(3, COMPUTE);
    assertThat(KnownModel.MINI_BATCHES.train(3, COMPUTE)).isEqualTo(first);
    assertThat(KnownModel.MINI_BATCHES.train(4, COMPUTE)).isNotEqualTo(first);
  }
}

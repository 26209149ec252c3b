package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.testing.Whole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same training gives the same model, byte for byte, on every machine and JDK. */
class DeterminismTest {

  @Tag("simd")
  @ParameterizedTest
  @EnumSource
  void train_knownSetting_givesKnownModel(KnownModel known) throws Exception {
    requireKnown(known, new ComputeOptions(KernelChoice.AUTO, 3));
    if (Whole.includes("other threads, scalar kernels and the textbook")) {
      for (int threads : new int[] {1, 2, 3, 8}) {
        requireKnown(known, new ComputeOptions(KernelChoice.SCALAR, threads));
        requireKnown(known, new ComputeOptions(KernelChoice.AUTO, threads));
      }
      requireKnown(known, new ComputeOptions(KernelChoice.TEXTBOOK, 1));
    }
  }

  private static void requireKnown(KnownModel known, ComputeOptions options) throws Exception {
    byte[] model = known.train(options);
    assertThat(KnownModel.tensorsSha256(model))
        .as("tensors, %s", options)
        .isEqualTo(known.tensors());
    assertThat(Sha256.of(model)).as("file, %s", options).isEqualTo(known.sha256());
  }
}

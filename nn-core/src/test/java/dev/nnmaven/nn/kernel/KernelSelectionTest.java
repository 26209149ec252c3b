package dev.nnmaven.nn.kernel;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.parallel.Compute;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("simd")
class KernelSelectionTest {

  @Test
  void select_scalar_isScalarWithoutHint() {
    KernelSelection selection = KernelSelection.select(KernelChoice.SCALAR);
    assertThat(selection.kernels()).isInstanceOf(ScalarKernels.class);
    assertThat(selection.kernels().name()).isEqualTo("scalar");
    assertThat(selection.hint()).isEmpty();
  }

  /** These tests run with the Vector API; without the optimizing compiler it is not used. */
  @Test
  void select_autoAndSimd_areSimdWhereTheCompilerOptimizes() {
    KernelSelection auto = KernelSelection.select(KernelChoice.AUTO);
    if (System.getProperty("java.vm.info").contains("interpreted")) {
      assertThat(auto.kernels()).isInstanceOf(ScalarKernels.class);
      assertThat(auto.hint()).contains("without its optimizing compiler");
      assertRefusedSaying(
          () -> KernelSelection.select(KernelChoice.SIMD),
          "SIMD kernels cannot run here: " + auto.hint());
    } else {
      assertThat(auto.kernels()).isInstanceOf(SimdKernels.class);
      assertThat(auto.kernels().name()).matches("SIMD \\(\\d+ bits\\)");
      assertThat(auto.hint()).isEmpty();
      assertThat(Matrix.ROW_MULTIPLE % SimdKernels.L).as("left over in a padded row").isZero();
      assertThat(KernelSelection.select(KernelChoice.SIMD).kernels())
          .isInstanceOf(SimdKernels.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025, Integer.MAX_VALUE})
  void computeOptions_threadsOutOfRange_areRefused(int threads) {
    assertRefused(
        () -> new ComputeOptions(KernelChoice.AUTO, threads),
        "threads must be between 1 and 1024, found " + threads);
  }

  @Test
  void parts_smallTask_isNotSplit() {
    try (Compute compute = Compute.start(new ComputeOptions(KernelChoice.AUTO, 4))) {
      assertThat(compute.parts(0)).isEqualTo(1);
      assertThat(compute.parts(1000)).isEqualTo(1);
      assertThat(compute.parts(500_000)).isEqualTo(2);
      assertThat(compute.parts(Long.MAX_VALUE)).isEqualTo(4);
    }
  }
}

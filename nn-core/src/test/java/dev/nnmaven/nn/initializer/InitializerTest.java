package dev.nnmaven.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.initializer.builtin.Orthogonal;
import dev.nnmaven.nn.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "7, 1", "5, 5", "40, 17", "17, 40", "150, 150"})
  void orthogonal_anySize_isOrthonormalAlongItsShorterSide(int inputs, int outputs) {
    float[] weights = new Orthogonal().drawAll(inputs, outputs, outputs, RandomStream.of(3));
    boolean ofNeurons = outputs <= inputs;
    int vectors = Math.min(inputs, outputs);
    for (int a = 0; a < vectors; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int i = 0; i < Math.max(inputs, outputs); i++) {
          product +=
              ofNeurons
                  ? (double) weights[i * outputs + a] * weights[i * outputs + b]
                  : (double) weights[a * outputs + i] * weights[b * outputs + i];
        }
        assertThat(product).as("%d and %d", a, b).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }
}

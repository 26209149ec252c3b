package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

  @ParameterizedTest
  @CsvSource({"1, 16", "15, 16", "16, 16", "17, 32", "784, 784", "2147483632, 2147483632"})
  void paddedRow_anyLength_isNextMultipleOf16(int columns, int padded) {
    assertThat(Matrix.paddedRow(columns)).isEqualTo(padded);
  }

  @Test
  void transposed_element_isTheOneOfExchangedIndices() {
    Matrix matrix = Matrix.zeros(3, 17);
    matrix.values()[matrix.index(2, 16)] = 5f;
    Matrix transposed = matrix.transposed();
    assertThat(transposed.rows()).isEqualTo(17);
    assertThat(transposed.columns()).isEqualTo(3);
    assertThat(transposed.values()[transposed.index(16, 2)]).isEqualTo(5f);
    assertThat(transposed.transposed()).isEqualTo(matrix);
  }
}

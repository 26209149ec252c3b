package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

  @ParameterizedTest
  @CsvSource({"1, 16", "15, 16", "16, 16", "17, 32", "784, 784", "2147483647, 2147483648"})
  void paddedRow_anyLength_isNextMultipleOf16(int columns, long padded) {
    assertThat(Matrix.paddedRow(columns)).isEqualTo(padded);
  }

  @Test
  void of_anyRowsAndParts_coversEachRowOnceInMultiplesOfFour() {
    for (int rows = 0; rows < 70; rows++) {
      for (int parts = 1; parts < 20; parts++) {
        int next = 0;
        for (int part = 0; part < parts; part++) {
          RowRange range = RowRange.of(rows, part, parts);
          assertThat(range.from()).isEqualTo(next);
          assertThat(range.from() % 4).isZero();
          assertThat(range.isEmpty()).isEqualTo(range.from() == range.to());
          // What one thread computes beyond its rows must not be another's.
          assertThat(range.paddedEnd())
              .isBetween(range.to(), part + 1 < parts ? range.to() : RowRange.padded(rows));
          next = range.to();
        }
        assertThat(next).isEqualTo(rows);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 3", "4, 4", "5, 8", "8, 8", "257, 260"})
  void padded_rows_areNextMultipleOfFourFromFourOn(int rows, int padded) {
    assertThat(RowRange.padded(rows)).isEqualTo(padded);
  }
}

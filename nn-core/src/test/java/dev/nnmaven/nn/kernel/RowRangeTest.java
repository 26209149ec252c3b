package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowRangeTest {

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
          next = range.to();
        }
        assertThat(next).isEqualTo(rows);
      }
    }
  }

  /** What one thread computes beyond its rows must not be another's. */
  @Test
  void padded_anyRange_endsBeforeTheNextBegins() {
    for (int rows = 0; rows < 70; rows++) {
      for (int parts = 1; parts < 20; parts++) {
        for (int part = 0; part < parts; part++) {
          RowRange range = RowRange.of(rows, part, parts);
          int end = range.paddedEnd();
          assertThat(end).isGreaterThanOrEqualTo(range.to());
          assertThat(end)
              .isLessThanOrEqualTo(part + 1 < parts ? range.to() : RowRange.padded(rows));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 3", "4, 4", "5, 8", "8, 8", "257, 260"})
  void padded_rows_areNextMultipleOfFourFromFourOn(int rows, int padded) {
    assertThat(RowRange.padded(rows)).isEqualTo(padded);
  }
}

package dev.nnmaven.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Tensor;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {

  @Test
  void put_anyNumber_isReadAgain() throws Exception {
    int[] ints = {0, 1, -1, 0xFFFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FC00001};
    double[] doubles = {0, -0.0, 0.1, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
    PackedNumbers written = PackedNumbers.of("some", 2, 10);
    for (int number : ints) {
      written.put(number);
    }
    for (double number : doubles) {
      written.put(number);
    }
    PackedNumbers read = PackedNumbers.of(written.tensor(), 2, 10);
    for (int number : ints) {
      assertThat(read.nextInt()).isEqualTo(number);
    }
    for (double number : doubles) {
      assertThat(Double.doubleToRawLongBits(read.nextDouble()))
          .isEqualTo(Double.doubleToRawLongBits(number));
    }
  }

  @Test
  void nextInt_elementThatIsNo16Bits_isRefused() {
    for (float wrong : new float[] {-1f, 0.5f, 65536f, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatExceptionOfType(MalformedFileException.class)
          .isThrownBy(
              () ->
                  PackedNumbers.of(
                          new Tensor("some", new int[] {1, 2}, new float[] {0f, wrong}), 1, 1)
                      .nextInt())
          .withMessage("tensor some holds " + wrong + ", expected 16 bits");
    }
  }

  @Test
  void nextInts_ofRowsOfUnlikeLengths_areThoseOfTheRow() throws Exception {
    PackedNumbers written = PackedNumbers.of("some", 2, 4);
    written.put(3);
    for (int number : new int[] {7, -8, 9}) {
      written.put(number);
    }
    written.toRow(1);
    written.put(0);
    PackedNumbers read = PackedNumbers.of(written.tensor(), 2);
    assertThat(read.nextInts()).containsExactly(7, -8, 9);
    read.toRow(1);
    assertThat(read.nextInts()).isEmpty();
  }

  @Test
  void nextInts_moreThanTheRowHas_areRefused() throws Exception {
    for (int claimed : new int[] {-1, 4, Integer.MAX_VALUE}) {
      PackedNumbers written = PackedNumbers.of("some", 2, 4);
      written.put(claimed);
      PackedNumbers read = PackedNumbers.of(written.tensor(), 2);
      assertThatExceptionOfType(MalformedFileException.class)
          .isThrownBy(read::nextInts)
          .withMessage("tensor some claims %s numbers, more than a row has".formatted(claimed));
    }
  }

  @Test
  void of_moreThanAnArrayHolds_isRefused() {
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> PackedNumbers.of("some", 2000, 1_000_002L))
        .withMessage("there are too many epochs with so many classes");
  }
}

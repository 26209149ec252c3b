package dev.nnmaven.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTableTest {

  private static List<Integer> rows(int epochs) {
    return IntStream.rangeClosed(1, epochs)
        .filter(epoch -> EpochTable.isShown(epoch, epochs))
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 11, 12})
  void isShown_few_all(int epochs) {
    assertThat(rows(epochs)).hasSize(epochs);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 22, 57, 99, 100, 101, 1000, 2999, 3000, 1_234_567})
  void isShown_many_someAtMostWithTheFirstAndTheLast(int epochs) {
    assertThat(rows(epochs)).hasSizeBetween(6, EpochTable.MOST_ROWS).startsWith(1).endsWith(epochs);
  }

  @Test
  void isShown_between_roundNumbers() {
    assertThat(rows(100)).startsWith(1, 10, 20, 30).endsWith(80, 90, 100);
    assertThat(EpochTable.isShown(Integer.MAX_VALUE, Integer.MAX_VALUE)).isTrue();
  }
}

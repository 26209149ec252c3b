package dev.nnmaven.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "100, 1000, 8", // four fifths are planned with
    "100, 124, 1",
    "100, 99, 1", // at least one, which then says what it lacks
    "100, -5, 1",
    "1, 9223372036854775807, 2147483647"
  })
  void atOnce_bytesOfEachAndFree_areHowManyFit(long bytes, long free, int expected) {
    assertThat(TrialMemory.atOnce(bytes, free)).isEqualTo(expected);
  }
}

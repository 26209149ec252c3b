package dev.nnmaven.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<String> lines = new ArrayList<>();
  private long now;
  private final PlainProgress progress = new PlainProgress(lines::add, () -> now);

  private void show(long seconds, int done) {
    now += seconds * SECOND;
    progress.show(3, done, 4000);
  }

  /** Its end is left to the line of the epoch. */
  @Test
  void show_shortEpochOrEndOfALongOne_saysNothing() {
    show(0, 1);
    show(9, 2000);
    show(60, 4000);
    assertThat(lines).isEmpty();
  }

  @Test
  void show_longEpoch_saysHowFarItIsEveryTenSeconds() {
    show(0, 1);
    show(9, 500);
    show(1, 1000);
    show(9, 1500);
    show(1, 2001);
    assertThat(lines)
        .containsExactly(
            "epoch 3: 1,000 of 4,000 samples (25%)", "epoch 3: 2,001 of 4,000 samples (50%)");
  }

  /** A day in one epoch is not thousands of lines. */
  @Test
  void show_veryLongEpoch_getsRarer() {
    for (int second = 0; second < 24 * 60 * 60; second++) {
      show(1, 1 + second % 3000);
    }
    assertThat(lines).hasSizeBetween(50, 90);
  }

  @Test
  void epochFinished_nextEpoch_waitsAgain() {
    show(0, 1);
    show(9, 4000);
    progress.epochFinished();
    show(2, 1);
    show(9, 500);
    assertThat(lines).isEmpty();
    show(1, 600);
    assertThat(lines).containsExactly("epoch 3: 600 of 4,000 samples (15%)");
  }

  /** System.nanoTime may be negative, and may overflow while a long epoch runs. */
  @ParameterizedTest
  @ValueSource(longs = {-5 * SECOND, Long.MAX_VALUE - 5 * SECOND, Long.MIN_VALUE + 1})
  void show_anyOriginOfTheClock_waitsTenSeconds(long origin) {
    now = origin;
    show(0, 1);
    show(1, 50);
    show(8, 100);
    assertThat(lines).isEmpty();
    show(1, 200);
    assertThat(lines).hasSize(1);
  }
}

package dev.nnmaven.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // schedule | epochs done | of | factor
        "constant | 7.5 | 10 | 1",
        "step | 9.99 | 30 | 1",
        "step | 10 | 30 | 0.5",
        "step(0.1, 3) | 3.5 | 30 | 0.1",
        "step(every=2, factor=0.9) | 5 | 6 | 0.81",
        "exponential | 0 | 10 | 1",
        "exponential(0.5) | 2 | 10 | 0.25",
        "exponential(0.25) | 0.5 | 10 | 0.5",
        "cosine | 2 | 8 | 0.8535533905932737",
        "cosine | 8 | 8 | 0",
        "warmUp | 0 | 8 | 0.01",
        "warmUp(2) | 0.5 | 8 | 0.25",
        "warmUp(2) | 3 | 8 | 1",
        "warmUp(2)+cosine | 1 | 4 | 0.4267766952966369",
        "warmUp(4)+step(0.5, 1)+exponential(0.5) | 2 | 9 | 0.03125",
      })
  void factor_ofEach_isThatOfTheFormula(String text, double done, int epochs, double expected) {
    assertThat(Schedule.of(text).factor(done, epochs, List.of())).isCloseTo(expected, within(1e-7));
  }

  /**
   * The rates are those of torch.optim.lr_scheduler.ReduceLROnPlateau(factor=0.5, patience=1,
   * threshold=1e-4), PyTorch's patience being one less. 1.276011 is below 1.276075, and by less
   * than the threshold.
   */
  @Test
  void factor_plateau_fallsWhenThatOfPyTorchDoes() {
    double[] losses = {
      1.94, 1.9788, 2.018376, 1.957825, 1.957825, 1.996981, 1.996981, 1.996881, 2.036819, 1.629455,
      1.662044, 1.329635, 1.329635, 1.329635, 1.356228, 1.315541, 1.276075, 1.276011, 1.276011,
      1.301531, 1.327562, 1.327562, 1.327562, 1.327496
    };
    int[] halved = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 7, 7, 8, 8};
    Schedule plateau = Schedule.of("plateau(patience=2)");
    List<Double> before = new ArrayList<>();
    assertThat(plateau.factor(0, 24, before)).isEqualTo(1);
    for (int epoch = 1; epoch <= losses.length; epoch++) {
      before.add(losses[epoch - 1]);
      assertThat(plateau.factor(epoch, 24, before))
          .as("%d", epoch)
          .isEqualTo(Math.pow(0.5, halved[epoch - 1]));
    }
  }

  @Test
  void needsValidation_ofAProduct_ifOnePartDoes() {
    assertThat(Schedule.of("plateau").needsValidation()).isTrue();
    assertThat(Schedule.of("warmUp+plateau").needsValidation()).isTrue();
    assertThat(Schedule.of("warmUp+cosine").needsValidation()).isFalse();
    assertThat(Schedule.of("warmUp(2)+plateau(0.1, 1)").factor(1, 9, List.of(1.0, 2.0)))
        .isCloseTo(0.05, within(1e-7));
  }
}

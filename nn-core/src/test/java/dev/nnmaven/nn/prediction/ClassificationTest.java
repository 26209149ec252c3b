package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClassificationTest {

  private static final Classification LETTERS =
      new Classification(
          List.of(
              new Candidate("A", 0.97314f),
              new Candidate("H", 0.012f),
              new Candidate("F", 0.00886f),
              new Candidate("B", 0.00586f)));

  @Test
  void toString_probabilities_areRoundedDownInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(LETTERS).hasToString("A (97.31%), H (1.20%), F (0.88%), ...");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(new Candidate("B", 1f)).hasToString("B (100.00%)");
    assertThat(new Candidate("B", Math.nextDown(1f))).hasToString("B (99.99%)");
    assertThat(new Candidate("B", 0.5f)).hasToString("B (50.00%)");
    assertThat(new Candidate("B", 0.00009f)).hasToString("B (0.00%)");
    assertThat(new Candidate("B", Float.MIN_VALUE)).hasToString("B (0.00%)");
    assertThat(new Candidate("B", 0f)).hasToString("B (0.00%)");
  }

  @Test
  void isConfident_byTheThreshold_includesIt() {
    List<Candidate> ranking = LETTERS.ranking();
    assertThat(LETTERS.isConfident()).isTrue();
    assertThat(new Classification(ranking, 0.97314f).isConfident()).isTrue();
    assertThat(new Classification(ranking, Math.nextUp(0.97314f)).isConfident()).isFalse();
  }

  @Test
  void probability_ofUnknownClass_listsThoseThereAre() {
    assertThat(LETTERS.probability("H")).isEqualTo(0.012f);
    assertRefused(() -> LETTERS.probability("h"), "no class is called h; there are [A, B, F, H]");
  }

  @Test
  void ranking_ofChangedList_staysAsItWas() {
    List<Candidate> candidates = new ArrayList<>(LETTERS.ranking());
    Classification made = new Classification(candidates);
    candidates.clear();
    assertThat(made).isEqualTo(LETTERS);
    assertThatThrownBy(() -> new Classification(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Candidate("A", Float.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

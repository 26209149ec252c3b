package dev.nnmaven.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against brackets worked out by hand. */
class BracketTest {

  /** Table 1 of the paper: R = 81, η = 3. */
  @Test
  void hyperband_ofThePaper_hasItsBrackets() {
    assertThat(Bracket.defaultTrials(81)).isEqualTo(81 + 34 + 15 + 8 + 5);
    assertThat(Bracket.hyperband(143, 81))
        .containsExactly(
            new Bracket(List.of(1, 3, 9, 27, 81), 81),
            new Bracket(List.of(3, 9, 27, 81), 34),
            new Bracket(List.of(9, 27, 81), 15),
            new Bracket(List.of(27, 81), 8),
            new Bracket(List.of(81), 5));
  }

  @Test
  void trialsIn_eachRung_areAThird() {
    Bracket bracket = new Bracket(List.of(1, 3, 10), 26);
    assertThat(List.of(bracket.trialsIn(0), bracket.trialsIn(1), bracket.trialsIn(2)))
        .containsExactly(26, 8, 2);
    assertThat(bracket.totalEpochs()).isEqualTo(26 * 1 + 8 * 2 + 2 * 7);
    assertThat(new Bracket(List.of(1, 3, 10), 2).trialsIn(2)).isEqualTo(1);
  }

  @Test
  void hyperband_otherNumberOfTrials_sharesThemInProportion() {
    // of 9, 5 and 3 of 17: 50 · 9/17 = 26.47, 14.71, 8.82; the two largest remainders get one more
    assertThat(Bracket.hyperband(50, 10)).extracting(Bracket::trials).containsExactly(26, 15, 9);
    assertThat(Bracket.hyperband(3, 10)).extracting(Bracket::trials).containsExactly(2, 1);
    assertThat(Bracket.hyperband(1, 10)).containsExactly(new Bracket(List.of(1, 3, 10), 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 5", "9, 17", "10, 17", "27, 49", "50, 49"})
  void defaultTrials_ofEpochs_areThoseOfOneRound(int epochs, int trials) {
    assertThat(Bracket.defaultTrials(epochs)).isEqualTo(trials);
  }

  @Test
  void hyperband_mostEpochs_endsWithAllOfThemInEachBracket() {
    assertThat(Bracket.hyperband(200, Integer.MAX_VALUE))
        .allSatisfy(bracket -> assertThat(bracket.rungs()).isSorted().endsWith(Integer.MAX_VALUE));
  }
}

package dev.nnmaven.nn.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are of this project, beside those of the JDK that runs the test. */
class CharacterRolesTest {

  private static List<String> points(IntPredicate which) {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(which)
        .mapToObj(Integer::toHexString)
        .toList();
  }

  private static boolean is(int point, byte... roles) {
    for (byte role : roles) {
      if (CharacterRoles.of(point) == role) {
        return true;
      }
    }
    return false;
  }

  /** All capitals of these alphabets have their small letters, and the Turkish İ has i. */
  @ParameterizedTest
  @CsvSource({
    "0, 180", // Latin
    "1cd, 1f0",
    "1f8, 21f",
    "222, 233",
    "386, 3c1", // Greek
    "3c3, 3ce",
    "400, 58f", // Cyrillic, Armenian
    "1e00, 1eff", // Latin of Vietnam and others
    "ff00, ff5e" // full width
  })
  void lower_alphabet_isThatOfTheJdk(String first, String last) {
    for (int p = Integer.parseInt(first, 16); p <= Integer.parseInt(last, 16); p++) {
      assertThat(CharacterRoles.lower(p)).as("U+%04X", p).isEqualTo(Character.toLowerCase(p));
    }
  }

  @Test
  void lower_others_areThemselvesButForTheFinalSigma() {
    assertThat(CharacterRoles.lower('ς')).isEqualTo('σ');
    assertThat(points(p -> CharacterRoles.lower(p) != p)).hasSize(540);
    assertThat(
            points(
                p ->
                    CharacterRoles.lower(p) != p
                        && CharacterRoles.lower(p) != Character.toLowerCase(p)))
        .containsExactly("3c2");
    assertThat(
            points(p -> CharacterRoles.lower(CharacterRoles.lower(p)) != CharacterRoles.lower(p)))
        .isEmpty();
  }

  /** Letters that a newer JDK knows are among them: their places are. */
  @Test
  void of_lettersAndDigits_areWordsOrTokensAlone() {
    List<String> others = new ArrayList<>();
    for (int p = 0x2C6; p <= 0x2D1; p++) {
      others.add(Integer.toHexString(p)); // modifiers such as a caron
    }
    others.add("17d7"); // a sign of repetition
    others.add("2e2f"); // a tilde
    assertThat(
            points(
                p ->
                    Character.isLetterOrDigit(p)
                        && !is(p, CharacterRoles.WORD, CharacterRoles.ALONE)))
        .isEqualTo(others);
  }

  @Test
  void of_spacesAndControlsAndHalfPairs_areNeverOfWords() {
    assertThat(
            points(
                p ->
                    is(p, CharacterRoles.WORD, CharacterRoles.ALONE, CharacterRoles.SYMBOL)
                        && (Character.isSpaceChar(p)
                            || Character.isISOControl(p)
                            || Character.getType(p) == Character.SURROGATE
                            || Character.getType(p) == Character.PRIVATE_USE)))
        .isEmpty();
  }

  @Test
  void of_ascii_hasSymbolsThatAreNoLetters() {
    assertThat(points(p -> is(p, CharacterRoles.SYMBOL)))
        .isEqualTo(points(p -> p > ' ' && p < 0x7F && !Character.isLetterOrDigit(p)));
  }

  @Test
  void of_whatIsNotSeen_isSkipped() {
    assertThat(points(p -> is(p, CharacterRoles.SKIPPED)))
        .hasSize(1 + 112 + 5 + 5 + 5 + 16 + 1)
        .contains("ad", "301", "200b", "200d", "202e", "2060", "fe0f", "feff");
  }
}

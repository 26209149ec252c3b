package dev.nnmaven.nn.data.table;

import static dev.nnmaven.nn.data.table.CharacterRoles.lower;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

  /** Capitals are those of the Latin, Greek, Cyrillic, Armenian and full width letters. */
  @Test
  void lower_anyCharacter_isThatOfTheJdkOrItselfButForTheFinalSigma() {
    assertThat(lower('ς')).isEqualTo('σ');
    assertThat(points(p -> lower(p) != p)).hasSize(540);
    assertThat(points(p -> lower(p) != p && lower(p) != Character.toLowerCase(p)))
        .containsExactly("3c2");
    assertThat(points(p -> lower(lower(p)) != lower(p))).isEmpty();
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

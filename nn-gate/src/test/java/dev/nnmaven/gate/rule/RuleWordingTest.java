package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.text.Unit;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleWordingTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  /** {@link Double#toString} gives the latter another text on JDK 17 than on later ones. */
  @Test
  void figure_thatWouldReadAsMet_hasAllDigits() {
    assertThat(RuleWording.figure(128505958.000001, 128505958, false, false, "128,505,958"))
        .isEqualTo("128,505,958.000001");
    assertThat(RuleWording.figure(8.41e21, 8.3e21, false, true, "8.41e21")).isEqualTo("8.41E+21");
  }

  @Test
  void texts_inALocaleWithDigitsOfItsOwn_haveEnglishOnes() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat("%d".formatted(7)).as("what Java does on its own").isNotEqualTo("7");
    assertThat(RuleWording.list(Collections.nCopies(12, "a"))).endsWith(" and 7 more");
    assertThat(RuleWording.change(-1234, Unit.IMAGE)).isEqualTo("1,234 images fewer");
  }
}

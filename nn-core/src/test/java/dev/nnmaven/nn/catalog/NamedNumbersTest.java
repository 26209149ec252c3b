package dev.nnmaven.nn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and numbers of parts, and names of enums. */
class NamedNumbersTest {

  private static final NamedNumbers<List<Float>> NONE = NamedNumbers.of("part", a -> List.of());
  private static final NamedNumbers<List<Float>> TWO =
      NamedNumbers.of("part", a -> List.of(a[0], a[1])).and("first", 1e-7f).and("second", 0.1f);

  @Test
  void toString_anyNumbers_namesThemWhereThereAreSeveral() {
    assertThat(NONE).hasToString("part");
    assertThat(NONE.and("only", 5f)).hasToString("part(5)");
    assertThat(TWO).hasToString("part(first=1E-7, second=0.1)");
  }

  @Test
  void with_someNumbers_keepsTheOthers() {
    Arguments given =
        Arguments.of(
            Call.parse("part(second=3)"), List.of("first", "second"), "part(first, second)");
    assertThat(TWO.with(given)).containsExactly(1e-7f, 3f);
    assertThat(TWO.parameters()).containsExactly("first", "second");
  }

  @Test
  void require_beyondTheRange_saysWhatIsExpected() {
    NamedNumbers.requireShare("rate", 0f);
    NamedNumbers.requireNotNegative("weight", 0f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedNumbers.requireShare("rate", 1f))
        .withMessage("rate must be at least 0 and below 1, found 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedNumbers.requirePositive("rate", 0f))
        .withMessage("rate must be above 0 and finite, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedNumbers.requireNotNegative("rate", Float.NaN))
        .withMessage("rate must be at least 0 and finite, found NaN");
  }
}

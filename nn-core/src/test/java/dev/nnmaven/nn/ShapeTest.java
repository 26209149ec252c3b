package dev.nnmaven.nn;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

  @Test
  void of_itsOwnText_isTheShape() {
    for (Shape shape :
        new Shape[] {new Shape(28, 30, 3), Shape.flat(784), new Shape(1, 7, 1), Shape.flat(1)}) {
      assertThat(Shape.of(shape.toString())).isEqualTo(shape);
    }
    assertThat(new Shape(28, 30, 3)).hasToString("28x30x3");
    assertThat(Shape.flat(784)).hasToString("784");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "28x28", "28X28x1", "-1", "1x1x1x1", "2 x 2 x 1", "1e3", "0x1x1"})
  void of_noShape_isRefused(String text) {
    assertRefusedSaying(() -> Shape.of(text), "shape");
  }

  /** Their product overflows an int, and even a long. */
  @Test
  void of_moreThanAnArrayHolds_isRefused() {
    assertRefused(
        () -> Shape.of("999999999x999999999x999999999"),
        "999999999x999999999x999999999 numbers are more than an array can hold");
    assertThatThrownBy(() -> new Shape(65536, 65536, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

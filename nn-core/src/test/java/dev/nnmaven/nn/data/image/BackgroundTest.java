package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.image.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a POM says of grounds and sizes. */
class BackgroundTest {

  @ParameterizedTest
  @CsvSource({
    "white, white",
    "Black, black",
    "#FFFFFF, white",
    "#0a0B0c, #0a0b0c",
    "#000000, black"
  })
  void of_colour_isWrittenInOneWay(String text, String specification) {
    Background background = Background.of(text);
    assertThat(background.specification()).isEqualTo(specification);
    assertThat(Background.of(specification)).isEqualTo(background);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#fff", "#gggggg", "0xffffff", "#1234567"})
  void of_anythingElse_saysWhatIsExpected(String text) {
    assertRefused(
        () -> Background.of(text),
        "expected white, black or a color such as #20a0ff, found \"%s\"".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({"white, black", "black, white", "#ffff00, black", "#0000ff, white"})
  void opposite_ofAColour_isWhatShowsOnIt(String text, String opposite) {
    assertThat(Background.of(text).opposite()).isEqualTo(Background.of(opposite));
  }

  @ParameterizedTest
  @ValueSource(strings = {"28x20", " 28 X 20 ", "28×20"})
  void size_ofText_isWidthThenHeight(String text) {
    assertThat(ImageSize.of(text)).isEqualTo(new ImageSize(28, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"28", "28x", "x28", "0x5", "-1x5", "28x28x3", "5000x5000", "1e3x2"})
  void size_ofAnythingElse_saysWhatIsExpected(String text) {
    assertRefusedSaying(() -> ImageSize.of(text), "such as 28x28", "found \"" + text + "\"");
  }

  @Test
  void rules_scalingToNoSize_areRefused() {
    assertRefused(
        () -> ImageRules.DEFAULT.withScaling(Scaling.STRETCH),
        "scaling needs the size that images are scaled to");
  }
}

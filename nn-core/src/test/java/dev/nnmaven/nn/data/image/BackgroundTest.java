package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

  /** Images of three forms; the reference lists all outermost pixels and sorts them. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "5, 4, 1", "1, 7, 3", "6, 2, 3", "4, 5, 3"})
  void atEdgesOf_images_isTheMedianOfEachChannel(int width, int height, int channels) {
    Random random = new Random(9);
    List<PixelImage> images = new ArrayList<>();
    List<List<Integer>> levels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int n = 0; n < 3; n++) {
      byte[] pixels = new byte[width * height * channels];
      random.nextBytes(pixels);
      images.add(new PixelImage(width, height, channels, pixels));
      for (int i = 0; i < width * height; i++) {
        int x = i % width;
        int y = i / width;
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          for (int c = 0; c < 3; c++) {
            levels.get(c).add(pixels[i * channels + c % channels] & 0xff);
          }
        }
      }
    }
    int[] medians =
        levels.stream()
            .mapToInt(all -> all.stream().sorted().toList().get(all.size() / 2))
            .toArray();
    assertThat(Background.atEdgesOf(images.stream()).levels(Channels.RGB)).isEqualTo(medians);
  }

  @Test
  void atEdgesOf_noImages_isWhite() {
    assertThat(Background.atEdgesOf(Stream.empty())).isEqualTo(Background.WHITE);
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

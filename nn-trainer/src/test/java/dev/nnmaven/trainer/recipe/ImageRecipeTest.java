package dev.nnmaven.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRecipeTest {

  private static Map<String, String> texts(Facts facts) {
    return ImageRecipe.of(facts, true, true).stream()
        .collect(Collectors.toMap(Choice::parameter, Choice::text));
  }

  private static Facts facts(
      int images, int classes, int width, int height, boolean alike, int channels) {
    Shape shape = new Shape(height, width, channels);
    return new Facts(Unit.IMAGE, images, shape, alike ? 0 : 1, classes);
  }

  private static Facts square(int images, int side) {
    return facts(images, 10, side, side, true, 1);
  }

  /** What is chosen is what a POM may say, and its network has room in the images. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 8, 15, 16, 28, 47, 48, 64, 65, 4000})
  void of_anySize_canBeTrained(int side) throws Exception {
    Settings settings = Settings.of(texts(square(500, side)));
    settings.read(OptionsParser::parse);
    int size =
        settings.read(ImageSettings::parse).rules().size().map(image -> image.width()).orElse(side);
    List<LayerOutline> layers =
        settings.read(NetworkParser::parse).outlines(new Shape(size, size, 1), 10);
    assertThat(size).isEqualTo(Math.min(side, 64));
    assertThat(layers.get(layers.size() - 1).outputs().size()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"1, 200", "200, 141", "1437, 53", "4800, 29", "11974, 18", "10000000, 3"})
  void of_moreImages_fewerEpochs(int images, String epochs) {
    assertThat(texts(square(images, 8))).containsEntry("epochs", epochs);
  }

  /** 28 x 28: 25 * 16 * 28 * 28, 9 * 16 * 32 * 14 * 14, 9 * 32 * 64 * 7 * 7, and dense layers. */
  @Test
  void of_manyLargerImages_asManyEpochsAsTheWorkAllows() {
    long multiplications = 313_600 + 903_168 + 903_168 + 576 * 128 + 1280;
    assertThat(texts(square(40_000, 28)))
        .containsEntry("epochs", Long.toString(Math.round(5.5e11 / multiplications / 40_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "28, 28, true, ,",
    "64, 20, true, ,",
    "300, 200, true, 64x43,",
    "7, 7000, true, 1x64,",
    "40, 30, false, 40x30, fit",
    "300, 200, false, 64x43, fit"
  })
  void of_sizesThatDifferOrAreLarge_scalesToOne(
      int width, int height, boolean alike, String imageSize, String scaling) {
    Map<String, String> texts = texts(facts(500, 2, width, height, alike, 3));
    assertThat(texts.get("imageSize")).isEqualTo(imageSize);
    assertThat(texts.get("scaling")).isEqualTo(scaling);
  }

  @ParameterizedTest
  @CsvSource({"8, shift(1)", "28, shift(2)", "64, shift(5)", "4000, shift(5)"})
  void of_largerImages_movesThemFarther(int side, String shift) {
    assertThat(texts(square(500, side)).get("augmentation"))
        .startsWith(shift + "+")
        .doesNotContain("flip");
  }

  @Test
  void sizes_ofSeveral_areTheMedianOfEachSide() {
    List<ImageSize> sizes =
        List.of(new ImageSize(9, 1), new ImageSize(2, 8), new ImageSize(5, 3), new ImageSize(5, 3));
    assertThat(ImageSizes.of(sizes)).isEqualTo(new ImageSizes(new ImageSize(5, 3), 2));
    assertThat(ImageSizes.of(sizes.subList(2, 4)).others()).isZero();
  }
}

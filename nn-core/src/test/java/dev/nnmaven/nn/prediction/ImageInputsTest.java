package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.testing.Png;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From images to inputs, by hand. */
class ImageInputsTest {

  @TempDir Path folder;

  private static ImagePreprocessing twoByTwo(Scaling scaling, Background background) {
    return new ImagePreprocessing(
        2, 2, Channels.GRAY, Normalization.NONE, List.of(), PixelOrder.ROWS, scaling, background);
  }

  private static float[] inputs(Scaling scaling, boolean inverted, PixelImage image) {
    ImageInputs preparation =
        ImageInputs.of(twoByTwo(Scaling.REFUSE, Background.WHITE)).scaling(scaling);
    ImageInputs used = inverted ? preparation.invert() : preparation;
    return used.inputs(used.seen(image));
  }

  @Test
  void inputs_ofEachScaling_areWhatItsDocumentationSays() {
    PixelImage light =
        new PixelImage(4, 4, new byte[] {0, 0, 0, 0, 0, 100, 90, 0, 0, 80, 70, 0, 0, 0, 0, 0});
    assertThat(inputs(Scaling.STRETCH, false, light)).containsExactly(25f, 23f, 20f, 18f);
    assertThat(inputs(Scaling.STRETCH_LIGHT_INK, false, light)).containsExactly(100, 90, 80, 70);
    byte[] negative = light.pixels().clone();
    for (int i = 0; i < negative.length; i++) {
      negative[i] = (byte) (255 - negative[i]);
    }
    PixelImage dark = new PixelImage(4, 4, negative);
    assertThat(inputs(Scaling.STRETCH_LIGHT_INK, true, dark)).containsExactly(100, 90, 80, 70);
    assertThat(inputs(Scaling.STRETCH_DARK_INK, false, dark)).containsExactly(155, 165, 175, 185);
    assertThat(dark.pixels()).as("the image itself").isEqualTo(negative);
    PixelImage right = new PixelImage(2, 2, new byte[] {1, 2, 3, 4});
    assertThat(inputs(Scaling.REFUSE, false, right)).containsExactly(1, 2, 3, 4);
    assertThat(inputs(Scaling.REFUSE, true, right)).containsExactly(254, 253, 252, 251);
  }

  /** In colour, on a background of its own; inverted, red is cyan. */
  @Test
  void inputs_ofModelInColour_followItWhereverImagesComeFrom() throws Exception {
    byte[] png = Png.of(2, 1, 8, Png.RGBA, Png.bytes(255, 0, 0, 255, 0, 0, 0, 0));
    Path file = Files.write(folder.resolve("red.png"), png);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xffff0000);
    ImageInputs preparation =
        ImageInputs.of(
            new ImagePreprocessing(
                1,
                2,
                Channels.RGB,
                Normalization.NONE,
                List.of(),
                PixelOrder.ROWS,
                Scaling.FIT,
                Background.of("#000a14")));
    float[] expected = {128, 5, 10, 0, 10, 20}; // the mean of red and ground above, ground below
    assertThat(preparation.inputs(preparation.seen(file))).containsExactly(expected);
    assertThat(preparation.inputs(preparation.seen(png))).containsExactly(expected);
    assertThat(preparation.inputs(preparation.seen(image))).containsExactly(expected);
    assertThat(preparation.invert().inputs(preparation.invert().seen(png)))
        .startsWith(128, 250, 245);
    assertThat(
            preparation.inputs(
                preparation.seen(new PixelImage(1, 2, 3, new byte[] {1, 2, 3, 4, 5, 6}))))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  /** Its header says enough: there are no pixels in it that could be decoded. */
  @Test
  void inputs_ofWrongSize_areRefusedByTheHeader() throws Exception {
    byte[] png = Png.headerOnly(4000, 4000);
    Path file = Files.write(folder.resolve("large.png"), png);
    ImageInputs preparation = ImageInputs.of(twoByTwo(Scaling.REFUSE, Background.WHITE));
    String message =
        "the image has 4000 x 4000 pixels, but the network was trained on 2 x 2; choose a"
            + " scaling, such as classifier.scaling(Scaling.STRETCH)";
    assertRefused(() -> preparation.inputs(preparation.seen(png)), message);
    assertRefused(() -> preparation.inputs(preparation.seen(file)), file + ": " + message);
  }
}

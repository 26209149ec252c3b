package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.testing.Images;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePreprocessingTest {

  /** Three columns, two rows. */
  private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

  @Test
  void load_l2OfABlackImage_isZero() {
    float[] inputs = {-1, -1, -1, -1, -1, -1};
    new ImagePreprocessing(3, 2, Normalization.L2, PixelOrder.ROWS).load(new byte[6], inputs, 0);
    assertThat(inputs).containsOnly(0f);
  }

  private static Dataset colours() {
    byte[] red = {(byte) 200, 1, 7, 100, 3, 7};
    byte[] blue = {0, 5, 7, 100, 7, 7};
    return new Dataset(
        List.of("a"),
        2,
        1,
        Channels.RGB,
        Background.WHITE,
        List.of(new LabeledImage("a/1", 0, red), new LabeledImage("a/2", 0, blue)));
  }

  private static ImagePreprocessing standardized(int width, int height, PixelOrder order) {
    return Images.preprocessing(
        width,
        height,
        Channels.RGB,
        Normalization.STANDARDIZE,
        Normalization.STANDARDIZE.fit(colours()),
        order,
        "white");
  }

  /** Means 100, 4, 7 and variances 5000, 5, 0: of channels, over all pixels of all images. */
  @Test
  void load_standardize_hasMeanZeroAndDeviationOneInEachChannel() {
    float[] inputs = new float[6];
    ImagePreprocessing preprocessing = standardized(2, 1, PixelOrder.ROWS);
    preprocessing.load(colours().images().get(0).pixels(), inputs, 0);
    assertThat(inputs)
        .containsExactly(
            (float) (100 / Math.sqrt(5000)),
            (float) (-3 / Math.sqrt(5)),
            0f,
            0f,
            (float) (-1 / Math.sqrt(5)),
            0f);
    assertThat(preprocessing.shape()).containsExactly(1, 2, 3);
    assertThat(preprocessing.lists())
        .containsEntry("channels.mean", List.of("100", "4", "7"))
        .containsKey("channels.deviation");
  }

  @Test
  void load_columnsInColour_keepsPixelsTogether() {
    byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    float[] inputs = new float[12];
    ImagePreprocessing preprocessing =
        Images.preprocessing(
            2, 2, Channels.RGB, Normalization.NONE, List.of(), PixelOrder.COLUMNS, "white");
    preprocessing.load(pixels, inputs, 0);
    assertThat(inputs).containsExactly(1, 2, 3, 7, 8, 9, 4, 5, 6, 10, 11, 12);
    assertThat(standardized(5, 2, PixelOrder.COLUMNS).shape()).containsExactly(5, 2, 3);
  }

  @Test
  void constructor_standardizationOfOtherChannels_isRefused() {
    assertThatThrownBy(
            () -> new ImagePreprocessing(2, 1, Normalization.STANDARDIZE, PixelOrder.ROWS))
        .hasMessage(
            "normalization standardize of gray pixels needs means and deviations of 1 channels,"
                + " found 0");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 5", "65536, 65536"})
  void constructor_impossibleSize_isRefused(int width, int height) {
    assertRefusedSaying(
        () -> new ImagePreprocessing(width, height, Normalization.L2, PixelOrder.ROWS),
        "found " + width + " x " + height);
  }

  @Test
  void imageSamples_dataset_givesItsImagesPrepared() {
    Dataset dataset =
        new Dataset(List.of("a", "b"), 3, 2, List.of(new LabeledImage("b/1", 1, PIXELS)));
    ImageSamples samples =
        new ImageSamples(
            dataset, new ImagePreprocessing(3, 2, Normalization.NONE, PixelOrder.COLUMNS));
    float[] loaded = new float[7];
    samples.loadInputs(0, loaded, 1);
    assertThat(loaded).containsExactly(0f, 0f, 153f, 51f, 204f, 102f, 255f);
    assertThat(samples.size()).isEqualTo(1);
    assertThat(samples.inputs()).isEqualTo(6);
    assertThat(samples.outputs()).isEqualTo(2);
    float[] targets = {7f, 7f, 7f, 7f};
    samples.loadTargets(0, targets, 1);
    assertThat(targets).containsExactly(7f, 0f, 1f, 7f);
  }

  @Test
  void imageSamples_preprocessingForOtherSize_isRefused() {
    Dataset dataset = new Dataset(List.of("a", "b"), 3, 2, List.of());
    ImagePreprocessing other = new ImagePreprocessing(2, 3, Normalization.NONE, PixelOrder.ROWS);
    assertRefused(
        () -> new ImageSamples(dataset, other),
        "the images are 3 x 2 in gray, but the preprocessing is for 2 x 3 in gray");
  }
}

package dev.nnmaven.nn.data.image.augmentation;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Pictures;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

  private static final int WIDTH = 12;
  private static final int HEIGHT = 9;

  static List<String> names() {
    return Listed.augmentations();
  }

  private static Augmenter augmenter(String specification, String background, long seed) {
    return new Augmenter(
        Augmentations.of(specification), preprocessing(Channels.RGB, background), seed);
  }

  private static ImagePreprocessing preprocessing(Channels channels, String background) {
    return Pictures.preprocessing(WIDTH, HEIGHT, channels, background);
  }

  private static byte[] picture() {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    new Random(3).nextBytes(pixels);
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "shift(0)+rotate(0)+scale(0)+shear(0)",
        "elastic(0,4)",
        "noise(0)+erase(0)",
        "shift(0)+elastic(0,1)+noise(0)",
        "crop(1)+brightness(0)+contrast(0)+saturation(0)+hue(0)"
      })
  void augment_byNothing_leavesThePicture(String specification) {
    byte[] picture = picture();
    assertThat(augmenter(specification, "white", 1).augment(picture, 1, 1)).isEqualTo(picture);
  }

  @ParameterizedTest
  @MethodSource("names")
  void augment_each_dependsOnSeedEpochAndSampleAlone(String name) {
    String sure = name.equals("erase") ? "erase(1)" : name;
    byte[] picture = picture();
    List<byte[]> first = several(sure, 1, 1, 1, picture);
    assertThat(picture).as("the image itself").isEqualTo(picture());
    assertThat(several(sure, 1, 1, 1, picture))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(first);
    for (List<byte[]> other :
        List.of(
            several(sure, 2, 1, 1, picture),
            several(sure, 1, 2, 1, picture),
            several(sure, 1, 1, 17, picture))) {
      assertThat(other).usingElementComparator(Arrays::compare).isNotEqualTo(first);
    }
  }

  /** Pictures of sixteen samples, since one may be left as it is: every second one by a flip. */
  private static List<byte[]> several(
      String specification, long seed, int epoch, int sample, byte[] picture) {
    Augmenter augmenter = augmenter(specification, "black", seed);
    return IntStream.range(sample, sample + 16)
        .mapToObj(one -> augmenter.augment(picture, epoch, one))
        .toList();
  }

  /** What moves pixels does so in all channels alike, by the random numbers of grey pictures. */
  @Test
  void augment_colours_movesThemAsThreeGreyPictures() {
    String moves = "shift(2)+rotate(30)+scale(0.1)+shear(0.15)+elastic(34,4)+crop(0.7)+flip";
    byte[] picture = picture();
    for (int sample = 0; sample < 20; sample++) {
      byte[] found = augmenter(moves, "#204060", 4).augment(picture, 2, sample);
      List<String> backgrounds = List.of("#202020", "#404040", "#606060");
      for (int channel = 0; channel < 3; channel++) {
        ImagePreprocessing grey = preprocessing(Channels.GREY, backgrounds.get(channel));
        assertThat(Pictures.channel(found, channel))
            .isEqualTo(
                new Augmenter(Augmentations.of(moves), grey, 4)
                    .augment(Pictures.channel(picture, channel), 2, sample));
      }
    }
  }

  /** Of sixteen pictures, some as they are and some mirrored, and nothing else. */
  @Test
  void flip_picture_isMirroredExactlyOrLeft() {
    byte[] picture = picture();
    byte[] mirrored = new byte[picture.length];
    for (int i = 0; i < picture.length; i++) {
      int x = i / 3 % WIDTH;
      mirrored[i] = picture[i + 3 * (WIDTH - 1 - 2 * x)];
    }
    Set<ByteBuffer> found =
        several("flip(horizontal)", 1, 1, 1, picture).stream()
            .map(ByteBuffer::wrap)
            .collect(Collectors.toSet());
    assertThat(found)
        .containsExactlyInAnyOrder(ByteBuffer.wrap(picture), ByteBuffer.wrap(mirrored));
  }

  /** No background comes in, whatever is cut out. */
  @Test
  void augment_extremes_leaveWhatTheyMust() {
    byte[] white = picture();
    Arrays.fill(white, (byte) 255);
    assertThat(several("crop(0.1)", 1, 1, 1, white))
        .allSatisfy(pixels -> assertThat(pixels).isEqualTo(white));
    byte[] expected = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(expected, (byte) 128);
    assertThat(augmenter("shift(10000)", "#808080", 1).augment(picture(), 1, 1))
        .isEqualTo(expected);
    // Another augmentation beside it does not change what is drawn for one.
    byte[] picture = picture();
    byte[] erased = augmenter("erase(1)", "black", 1).augment(picture, 3, 5);
    assertThat(augmenter("erase(1)+shift(0)", "black", 1).augment(picture, 3, 5)).isEqualTo(erased);
  }

  /** 0.299 · 32 + 0.587 · 160 + 0.114 · 255 = 132.6. */
  @Test
  void grey_ofAColour_isItsLuminance() {
    assertThat(Background.of("#20a0ff").grey()).isEqualTo(133);
    assertThat(Background.WHITE.grey()).isEqualTo(255);
    assertThat(Background.BLACK.grey()).isZero();
  }

  /** A picture of one dot, rotated by 90° and then moved: the order counts. */
  @Test
  void then_rotationAndShift_goesWhereADotGoes() {
    AffineMap quarter = AffineMap.linear(0, 1, -1, 0);
    AffineMap right = new AffineMap(1, 0, 0, 1, 3, 0);
    AffineMap both = quarter.then(right);
    // The point (2, 1) turns to (1, -2), and goes on to (4, -2).
    assertThat(both.xx() * 2 + both.xy() + both.dx()).isEqualTo(4);
    assertThat(both.yx() * 2 + both.yy() + both.dy()).isEqualTo(-2);
    AffineMap back = both.inverse();
    assertThat(back.xx() * 4 + back.xy() * -2 + back.dx()).isCloseTo(2, within(1e-12));
    assertThat(back.yx() * 4 + back.yy() * -2 + back.dy()).isCloseTo(1, within(1e-12));
  }

  @Test
  void map_flattening_isRefused() {
    assertRefusedSaying(() -> AffineMap.linear(1, 2, 2, 4), "do not flatten");
    assertThatThrownBy(() -> new AffineMap(1, 0, 0, 1, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Source: 34 and 4 move a pixel in the middle by 34 · √(1/3) · 1 / (2 √π · 4) = 1.38. */
  @Test
  void elastic_ofTheSource_movesPixelsByOneOrTwo() {
    double squares = 0;
    for (int n = 0; n < 2000; n++) {
      float[] dx = new float[29 * 29];
      float[] dy = new float[29 * 29];
      new Elastic().displace(29, 29, dx, dy, RandomStream.of(n));
      squares += Math.pow(dx[14 * 29 + 14], 2) + Math.pow(dy[14 * 29 + 14], 2);
    }
    assertThat(Math.sqrt(squares / 4000)).isCloseTo(1.38, within(0.08));
  }
}
